import type { AttachmentFiles } from '@dondoc/application';
import { Heads, RecordSnapshot, type SnapshotUrls } from '@dondoc/event-store';
import { ArchiveWriter, type Part } from './archive.js';
import {
  attachmentIn,
  FORMAT,
  FORMAT_VERSION,
  hashOf,
  type Manifest,
  MANIFEST,
  partOf,
  type PartSummary,
} from './manifest.js';
import { release } from './release.js';

export interface BackupOptions extends SnapshotUrls {
  readonly archive: ArchiveWriter;
  readonly files: AttachmentFiles;
  /** Events written, of how many there are. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What an archive holds, and what tells it from every other: kept elsewhere, it shows that none was put in its place. */
export interface BackupTaken {
  readonly manifest: Manifest;
  /** SHA-256 of the manifest, hex. */
  readonly fingerprint: string;
}

/** Rows of one kind, gathered from every agency into files of their own. */
class Files {
  private count = 0;
  rows = 0;

  constructor(
    private readonly kind: string,
    private readonly add: (part: Part, rows: number) => Promise<void>,
  ) {}

  async write(rows: readonly unknown[]): Promise<void> {
    this.count += 1;
    this.rows += rows.length;
    await this.add(partOf(`${this.kind}/${String(this.count).padStart(6, '0')}.jsonl`, rows), rows.length);
  }
}

/** Writes the record as it stands at one instant into the archive, and closes it. Throws BrokenRecord. */
export const takeBackup = async ({
  archive,
  files,
  onProgress,
  ...urls
}: BackupOptions): Promise<BackupTaken> => {
  const takenAt = new Date().toISOString();
  const snapshot = await RecordSnapshot.open(urls);
  try {
    const parts: PartSummary[] = [];
    const add = async (part: Part, rows: number): Promise<void> => {
      parts.push({ path: part.path, rows, sha256: hashOf(part) });
      await archive.add(part);
    };
    const addAll = (kind: string, rows: readonly unknown[]) =>
      add(partOf(`${kind}.jsonl`, rows), rows.length);
    await addAll('epochs', await snapshot.epochs());
    await addAll('checkpoints', await snapshot.checkpoints());
    const recorded = await snapshot.agencies();
    const organised = recorded.filter((agency) => agency.organised).map(({ agencyId }) => agencyId);
    await addAll('agencies', [...new Set([...(await snapshot.listedAgencies()), ...organised])].sort());

    const total = await snapshot.countEvents();
    const [events, commands] = [new Files('events', add), new Files('commands', add)];
    const attachments: { agencyId: string; hash: string }[] = [];
    const agencies: Manifest['agencies'][number][] = [];
    let newestRecordedAt: string | null = null;
    for (const { agencyId } of recorded) {
      const heads = new Heads();
      for await (const batch of snapshot.events(agencyId)) {
        for (const event of batch) {
          const broken = heads.add(event);
          if (broken) throw new BrokenRecord(agencyId, broken.streamId, broken.version);
          const hash = attachmentIn(event);
          if (hash !== undefined) attachments.push({ agencyId, hash });
          if (newestRecordedAt === null || event.recordedAt > newestRecordedAt)
            newestRecordedAt = event.recordedAt;
        }
        await events.write(batch);
        onProgress?.(events.rows, total);
      }
      const before = commands.rows;
      for await (const batch of snapshot.commands(agencyId)) await commands.write(batch);
      agencies.push({ agencyId, ...heads.sum(), commands: commands.rows - before });
    }

    for (const { agencyId, hash } of uniqueBy(attachments)) {
      const data = await files.read(agencyId, hash);
      if (!data) throw new LostAttachment(agencyId, hash);
      await add({ path: `files/${agencyId}/${hash}`, data }, 1);
    }

    const manifest: Manifest = {
      format: FORMAT,
      formatVersion: FORMAT_VERSION,
      release,
      takenAt,
      schema: await snapshot.schema(),
      agencies,
      events: events.rows,
      newestRecordedAt,
      parts,
    };
    const last = { path: MANIFEST, data: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`, 'utf8') };
    await archive.add(last);
    await archive.close();
    return { manifest, fingerprint: hashOf(last) };
  } finally {
    await snapshot.close();
  }
};

/** A file may have been received for several reports. */
const uniqueBy = (attachments: readonly { agencyId: string; hash: string }[]) => [
  ...new Map(attachments.map((each) => [`${each.agencyId}/${each.hash}`, each])).values(),
];

/** A file of the record is gone, or no longer what it was: without it a backup would not be one. */
export class LostAttachment extends Error {
  override readonly name = 'LostAttachment';

  constructor(
    readonly agencyId: string,
    readonly hash: string,
  ) {
    super(`${agencyId}: the attachment ${hash} is missing or changed`);
  }
}

/** A backup of a record that does not verify would replace, in time, the last one that does. */
export class BrokenRecord extends Error {
  override readonly name = 'BrokenRecord';

  constructor(
    readonly agencyId: string,
    readonly streamId: string,
    readonly version: number,
  ) {
    super(`${agencyId}: the chain of ${streamId} breaks at ${version}`);
  }
}
