import type { AttachmentFiles } from '@dondoc/application';
import {
  type AgencyHeads,
  RecordRestore,
  type StoredCheckpoint,
  type StoredCommand,
  type StoredEpoch,
  type StoredEvent,
} from '@dondoc/event-store';
import { rebuildReadModels } from '@dondoc/read-models';
import { readArchive } from './archive.js';
import { notEmpty, stillConnected, wouldBeLost } from './backup-failures.js';
import { fileOf, kindOf, type Manifest, rowsOf } from './manifest.js';

export interface RestoreOptions {
  readonly path: string;
  /** What `checkArchive` gave. */
  readonly manifest: Manifest;
  readonly ownerUrl: string;
  /** Where the attachments go. */
  readonly files: AttachmentFiles;
  /** What is in the database may go. */
  readonly replace: boolean;
  /** Whoever asked was told what would be lost. */
  readonly confirmed: boolean;
  /** Events put back, of how many there are. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Puts the record of an archive into a migrated database, begins an epoch and rebuilds the read models. Gives the
 * epoch. The record comes back whole or not at all; until the read models stand again nothing runs on it, and running
 * the same restore again finishes it.
 */
export const restoreBackup = async (options: RestoreOptions): Promise<number> => {
  const { manifest, ownerUrl } = options;
  const restore = await RecordRestore.open(ownerUrl);
  try {
    const others = await restore.othersConnected();
    if (others > 0) throw stillConnected(others);
    const present = await restore.begin();
    if (present.events > 0 && !present.unfinished) {
      if (!options.replace) throw notEmpty(present, manifest);
      if (!options.confirmed) throw wouldBeLost(present, manifest);
    }
    const newestBefore = await restore.clear();
    await putBack(restore, options);
    await compare(restore, manifest.agencies);
    const restoredAt = new Date().toISOString();
    const epoch = await restore.commit({ backupTakenAt: manifest.takenAt, restoredAt }, newestBefore);
    await rebuildReadModels(ownerUrl);
    await restore.finish(epoch);
    return epoch;
  } finally {
    await restore.close();
  }
};

const putBack = async (
  restore: RecordRestore,
  { path, manifest, files, onProgress }: RestoreOptions,
): Promise<void> => {
  let checkpoints: StoredCheckpoint[] = [];
  let done = 0;
  for await (const part of readArchive(path)) {
    const kind = kindOf(part.path);
    switch (kind) {
      case 'epochs':
        await restore.addEpochs(rowsOf<StoredEpoch>(part));
        break;
      case 'agencies':
        await restore.addAgencies(rowsOf<string>(part));
        break;
      case 'checkpoints':
        checkpoints = rowsOf(part);
        break;
      case 'events': {
        const events = rowsOf<StoredEvent>(part);
        await restore.addEvents(events);
        onProgress?.((done += events.length), manifest.events);
        break;
      }
      case 'commands':
        await restore.addCommands(rowsOf<StoredCommand>(part));
        break;
      case 'file': {
        const file = fileOf(part.path);
        if (file) await files.putBack(file.agencyId, file.hash, part.data);
        break;
      }
      case undefined:
        break;
      default:
        kind satisfies never;
    }
  }
  // Last: they are set to where the restored events end.
  await restore.addCheckpoints(checkpoints);
};

/** What was put in is read back: the archive may have changed since it was checked. */
const compare = async (
  restore: RecordRestore,
  agencies: readonly (AgencyHeads & { readonly agencyId: string })[],
): Promise<void> => {
  for (const { agencyId, streams, events, heads } of agencies) {
    const stored = await restore.headsOf(agencyId);
    if (stored.heads !== heads || stored.events !== events || stored.streams !== streams)
      throw new Error(`${agencyId}: what was put back is not what the backup holds`);
    const [stray] = await restore.strayCommands(agencyId);
    if (stray)
      throw new Error(`${agencyId}: command ${stray.commandId} is not of ${stray.streamId} ${stray.version}`);
  }
};
