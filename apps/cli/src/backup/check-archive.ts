import {
  Heads,
  type StoredCommand,
  type StoredEpoch,
  type StoredEvent,
  sqlMigrationNames,
} from '@dondoc/event-store';
import { eventRegistry } from '@dondoc/read-models';
import { textOf } from '../embedded/start-failure.js';
import { type Part, readArchive } from './archive.js';
import { damaged, mayNotBeRead, noBackup, noFile, tooNew } from './backup-failures.js';
import {
  attachmentIn,
  FORMAT,
  FORMAT_VERSION,
  fileOf,
  hashOf,
  kindOf,
  type Manifest,
  MANIFEST,
  type PartSummary,
  rowsOf,
} from './manifest.js';
import type { BackupTaken } from './take-backup.js';

/** Epochs of restores are numbered by the second from 2020 on; this one is of 2054. */
const LAST_EPOCH = 2 ** 30;

/** What the files of an archive come to, without its own manifest. */
class Found {
  readonly parts: PartSummary[] = [];
  readonly agencies = new Map<string, { readonly heads: Heads; commands: number }>();
  /** An event that this release cannot read. */
  unknown: string | undefined;
  private readonly epochs = new Set<number>();
  private readonly listed = new Set<string>();
  private readonly organised = new Set<string>();
  private readonly epochsOfEvents = new Set<number>();
  private readonly files = new Set<string>();
  private readonly attachments = new Set<string>();
  private lastPosition = 0;

  /**
   * What no hash covers, and a store would not come up with: by it the feed would pass over every event to come, or
   * no event could be recorded any more, or an agency's clock would stand still.
   */
  unsound(): string | undefined {
    const strayEpoch = [...this.epochsOfEvents].find((epoch) => !this.epochs.has(epoch));
    if (strayEpoch !== undefined) return `there is no epoch ${strayEpoch} for its events`;
    if ([...this.epochs].some((epoch) => !(Number.isInteger(epoch) && epoch > 0 && epoch < LAST_EPOCH)))
      return 'an epoch has no possible number';
    const lost = [...this.attachments].find((file) => !this.files.has(file));
    if (lost !== undefined) return `the attachment ${lost} is not in it`;
    if (!(this.lastPosition < Number.MAX_SAFE_INTEGER)) return 'an event has no possible position';
    const unlisted = [...this.organised].find((agencyId) => !this.listed.has(agencyId));
    return unlisted === undefined ? undefined : `the agency ${unlisted} is not listed`;
  }

  add(part: Part): void {
    const kind = kindOf(part.path);
    const sha256 = hashOf(part);
    const rows = kind === undefined || kind === 'file' ? [] : rowsOf(part);
    this.parts.push({ path: part.path, rows: kind === 'file' ? 1 : rows.length, sha256 });
    if (kind === 'file' && fileOf(part.path)?.hash !== sha256)
      throw new Error(`${part.path}: its bytes are not those of its name`);
    this.files.add(part.path);
    if (kind === 'epochs') for (const { epoch } of rows as StoredEpoch[]) this.epochs.add(epoch);
    if (kind === 'agencies') for (const agencyId of rows as string[]) this.listed.add(agencyId);
    if (kind === 'events') for (const event of rows as StoredEvent[]) this.event(event, part.path);
    if (kind === 'commands')
      for (const { agencyId } of rows as StoredCommand[]) this.of(agencyId).commands += 1;
  }

  private event(event: StoredEvent, path: string): void {
    const broken = this.of(event.agencyId).heads.add(event);
    if (broken) throw new Error(`${path}: ${event.agencyId} ${JSON.stringify(broken)}`);
    this.epochsOfEvents.add(event.epoch);
    const hash = attachmentIn(event);
    if (hash !== undefined) this.attachments.add(`files/${event.agencyId}/${hash}`);
    if (event.streamId === 'organisation') this.organised.add(event.agencyId);
    // NaN, once it is there, stays.
    this.lastPosition = Math.max(
      this.lastPosition,
      /^\d+$/.test(event.position) ? Number(event.position) : NaN,
    );
    if (!eventRegistry.knows(event)) this.unknown ??= `${event.type} ${event.schemaVersion}`;
  }

  private of(agencyId: string): { readonly heads: Heads; commands: number } {
    const known = this.agencies.get(agencyId) ?? { heads: new Heads(), commands: 0 };
    this.agencies.set(agencyId, known);
    return known;
  }
}

/**
 * Reads the whole archive and compares it with its manifest: every file by its hash, every agency's chain from its
 * first event to its last. Throws StartFailure that says what to do with one that is damaged, cut off, too new or
 * no backup at all.
 */
export const checkArchive = async (path: string): Promise<BackupTaken> => {
  const found = new Found();
  let manifest: Manifest | undefined;
  let fingerprint = '';
  try {
    for await (const part of readArchive(path)) {
      if (part.path === MANIFEST) {
        manifest = JSON.parse(part.data.toString('utf8')) as Manifest;
        fingerprint = hashOf(part);
      } else found.add(part);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw noFile(path, error);
    if (code === 'EACCES') throw mayNotBeRead(path, error);
    if (code === 'EISDIR') throw noBackup(path, error);
    throw damaged(path, textOf(error), error);
  }
  if (manifest === undefined)
    throw found.parts.length === 0 ? noBackup(path) : damaged(path, 'manifest.json is missing');
  if ((manifest.format as string) !== FORMAT) throw noBackup(path);
  if (manifest.formatVersion > FORMAT_VERSION)
    throw tooNew(path, manifest.release, `format ${manifest.formatVersion}`);
  const newer = manifest.schema.find((name) => !sqlMigrationNames().includes(name));
  if (newer !== undefined) throw tooNew(path, manifest.release, newer);
  if (found.unknown !== undefined) throw tooNew(path, manifest.release, found.unknown);
  const unread = manifest.parts.find((part) => kindOf(part.path) === undefined);
  if (unread) throw tooNew(path, manifest.release, unread.path);

  const agencies = [...found.agencies].map(([agencyId, { heads, commands }]) => ({
    agencyId,
    ...heads.sum(),
    commands,
  }));
  for (const [what, is, shouldBe] of [
    ['parts', found.parts, manifest.parts],
    ['agencies', agencies, manifest.agencies],
  ] as const)
    if (JSON.stringify(is) !== JSON.stringify(shouldBe))
      throw damaged(path, `${what} are not those of manifest.json`);
  const unsound = found.unsound();
  if (unsound !== undefined) throw damaged(path, unsound);
  return { manifest, fingerprint };
};
