import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Milliseconds for which the file of a job is kept; what it holds is in the record all the same. */
const KEPT_FOR = 7 * 24 * 3_600_000;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,149}$/;

interface Owner {
  readonly agencyId: string;
  readonly personId: string;
  readonly jobId: string;
}

/** What jobs have made, for their owners to fetch: a folder that API and worker share. */
export class JobFiles {
  constructor(private readonly folder: string) {}

  /** Whole or not at all; made again it takes the place of the one before. Clears away what is old. */
  async write(owner: Owner, content: Readable): Promise<{ readonly bytes: number; readonly sha256: string }> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await this.clear();
    const path = this.pathOf(owner);
    const begun = `${path}.partial`;
    const sum = createHash('sha256');
    let bytes = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        sum.update(chunk);
        done(null, chunk);
      },
    });
    try {
      await pipeline(content, counted, createWriteStream(begun, { mode: 0o600, flush: true }));
      await rename(begun, path);
    } finally {
      await rm(begun, { force: true });
    }
    return { bytes, sha256: sum.digest('hex') };
  }

  /** Undefined when it is no longer kept. */
  async read(owner: Owner): Promise<Readable | undefined> {
    const path = this.pathOf(owner);
    return (await stat(path).catch(() => undefined)) ? createReadStream(path) : undefined;
  }

  private async clear(): Promise<void> {
    for (const name of await readdir(this.folder)) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found && found.mtimeMs < Date.now() - KEPT_FOR) await rm(path, { force: true });
    }
  }

  private pathOf({ agencyId, personId, jobId }: Owner): string {
    if (![agencyId, personId, jobId].every((id) => NAME.test(id)))
      throw new Error('no job has such an owner');
    return join(this.folder, `${agencyId}~${personId}~${jobId}`);
  }
}
