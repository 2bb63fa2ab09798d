import type { Attachment } from '@dondoc/domain';
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { link, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { typeOf } from './attachment-type.js';

/** Of one report's file, in bytes, unless told. */
export const ATTACHMENT_LIMIT = 20 * 1024 * 1024;
/** What a client that sends too much may still send before the connection is cut. */
const DRAIN_FACTOR = 4;
/** Milliseconds after which what was begun is not gone on with. */
const ABANDONED_AFTER = 24 * 3_600_000;
const HASH = /^[0-9a-f]{64}$/;

/** A file is not kept, and why. */
export class AttachmentRefused extends Error {
  override readonly name = 'AttachmentRefused';

  constructor(readonly code: 'ATTACHMENT_EMPTY' | 'ATTACHMENT_TOO_LARGE' | 'ATTACHMENT_TYPE_REFUSED') {
    super(code);
  }
}

/**
 * The files of reports in a local folder, each once, in a folder of its agency and under the SHA-256 of its bytes. What
 * is there is never written again; what is begun has a name of its own until it is whole.
 */
export class AttachmentFiles {
  constructor(
    private readonly folder: string,
    readonly limit: number = ATTACHMENT_LIMIT,
  ) {}

  /** Keeps what comes, however much memory there is. Throws AttachmentRefused, or what the stream or the disk fail with. */
  async receive(agencyId: string, name: string, body: Readable): Promise<Attachment> {
    const begun = await this.begin();
    try {
      const { hash, bytes } = await this.write(begun, body);
      if (bytes === 0) throw new AttachmentRefused('ATTACHMENT_EMPTY');
      const type = await typeOf(begun, name);
      if (type === undefined) throw new AttachmentRefused('ATTACHMENT_TYPE_REFUSED');
      await this.keep(begun, agencyId, hash);
      return { hash, name, type, bytes };
    } finally {
      await rm(begun, { force: true });
    }
  }

  /** The bytes; undefined when they are gone, or no longer those of the hash. */
  async read(agencyId: string, hash: string): Promise<Buffer | undefined> {
    const bytes = await readFile(this.pathOf(agencyId, hash)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    });
    return bytes && hashOf(bytes) === hash ? bytes : undefined;
  }

  /** As it was backed up; throws when the bytes are not those of the hash. */
  async putBack(agencyId: string, hash: string, bytes: Buffer): Promise<void> {
    if (hashOf(bytes) !== hash) throw new Error(`the attachment ${hash} is not what its name says`);
    if ((await this.read(agencyId, hash)) !== undefined) return;
    // Damaged, if it is there.
    await rm(this.pathOf(agencyId, hash), { force: true });
    const begun = await this.begin();
    try {
      await pipeline([bytes], createWriteStream(begun, WRITING));
      await this.keep(begun, agencyId, hash);
    } finally {
      await rm(begun, { force: true });
    }
  }

  private async write(path: string, body: Readable): Promise<{ hash: string; bytes: number }> {
    const { limit } = this;
    const sum = createHash('sha256');
    let bytes = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        // Read on and thrown away, so that whoever is in the middle of sending gets an answer.
        if (bytes > limit * DRAIN_FACTOR) return done(new AttachmentRefused('ATTACHMENT_TOO_LARGE'));
        if (bytes > limit) return done();
        sum.update(chunk);
        done(null, chunk);
      },
    });
    await pipeline(body, counted, createWriteStream(path, WRITING));
    if (bytes > limit) throw new AttachmentRefused('ATTACHMENT_TOO_LARGE');
    return { hash: sum.digest('hex'), bytes };
  }

  private async keep(begun: string, agencyId: string, hash: string): Promise<void> {
    const path = this.pathOf(agencyId, hash);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // Unlike a rename it takes the place of nothing.
    await link(begun, path).catch(async (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if ((await this.read(agencyId, hash)) === undefined) throw error;
    });
  }

  private async begin(): Promise<string> {
    const folder = join(this.folder, 'incoming');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await this.clear(folder);
    return join(folder, randomUUID());
  }

  /** What a process left behind that ended in the middle. */
  private async clear(folder: string): Promise<void> {
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const begun = await stat(path).catch(() => undefined);
      if (begun && begun.mtimeMs < Date.now() - ABANDONED_AFTER) await rm(path, { force: true });
    }
  }

  private pathOf(agencyId: string, hash: string): string {
    if (!HASH.test(hash) || !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(agencyId))
      throw new Error('no attachment has such a name');
    return join(this.folder, agencyId, hash.slice(0, 2), hash);
  }
}

/** On the disk when it is told to be. */
const WRITING = { flags: 'wx', mode: 0o600, flush: true };

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
