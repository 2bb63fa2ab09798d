import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { createTarDecoder, createTarPacker } from 'modern-tar';

/** One file of an archive. */
export interface Part {
  readonly path: string;
  readonly data: Buffer;
}

type WebReadable = Parameters<typeof Readable.fromWeb>[0];

/** A tar in gzip, for its owner only, under a temporary name until it is whole. */
export class ArchiveWriter {
  private readonly partial: string;
  private readonly packer = createTarPacker();
  private readonly written: Promise<void>;

  constructor(
    readonly path: string,
    private readonly mtime: Date,
  ) {
    this.partial = `${path}.partial`;
    this.written = pipeline(
      Readable.fromWeb(this.packer.readable as WebReadable),
      createGzip(),
      createWriteStream(this.partial, { flags: 'wx', mode: 0o600, flush: true }),
    );
    // Told by whoever adds next, or closes.
    this.written.catch((error: unknown) => {
      this.packer.controller.error(error);
    });
  }

  async add({ path, data }: Part): Promise<void> {
    const header = { name: path, size: data.length, mode: 0o600, mtime: this.mtime };
    const body = this.packer.controller.add(header).getWriter();
    await body.write(data);
    await body.close();
  }

  async close(): Promise<void> {
    this.packer.controller.finalize();
    await this.written;
    await rename(this.partial, this.path);
  }

  /** Leaves nothing behind. */
  async abandon(reason: unknown): Promise<void> {
    this.packer.controller.error(reason);
    await this.written.catch(() => undefined);
    await rm(this.partial, { force: true });
  }
}

/** The files of an archive in order; throws in the middle where it is damaged or ends too early. */
export async function* readArchive(path: string): AsyncGenerator<Part> {
  const gunzip = createGunzip();
  const read = pipeline(createReadStream(path), gunzip);
  // The same failure reaches the reader of the entries.
  read.catch(() => undefined);
  // In an error without words: what was wrong is kept from the one who said it.
  let reason: unknown;
  gunzip.once('error', (error) => (reason = error));
  const bytes = Readable.toWeb(gunzip) as ReadableStream<Uint8Array>;
  try {
    for await (const { header, body } of bytes.pipeThrough(createTarDecoder({ strict: true })))
      yield { path: header.name, data: await buffer(body) };
  } catch (error) {
    throw reason ?? error;
  }
  await read;
}
