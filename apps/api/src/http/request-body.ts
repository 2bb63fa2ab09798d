import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { ProblemError } from './problem-error.js';
import { checkFileText, checkTexts } from './text-check.js';

/** What a client that sends too much may still send before the connection is cut. */
const DRAIN_FACTOR = 64;

export interface BodyLimits {
  /** Bytes. */
  readonly ordinary: number;
  readonly imports: number;
}

/**
 * Reads the whole body. One that is too large is read on and thrown away, so that a client in the
 * middle of sending 20 MB gets its 413 instead of a broken pipe.
 */
async function readBody(payload: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of payload as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
    if (size > limit * DRAIN_FACTOR) break;
  }
  if (size > limit) throw new ProblemError('BODY_TOO_LARGE', { params: { limitBytes: limit } });
  return Buffer.concat(chunks, size);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('MALFORMED_TEXT');
  }
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new ProblemError('MALFORMED_JSON');
  }
  checkTexts(body);
  return body;
}

function parseYaml(text: string): { yaml: string } {
  checkFileText(text);
  return { yaml: text };
}

function parseCsv(text: string): { csv: string } {
  checkFileText(text);
  return { csv: text };
}

/** JSON everywhere; the text of a YAML or CSV file, or a file's bytes as they come, where the route takes those; nothing else. */
export function registerBodyParsers(fastify: FastifyInstance, limits: BodyLimits): void {
  const parser = (parse: (text: string) => unknown, accepts: (request: FastifyRequest) => boolean) => {
    return async (request: FastifyRequest, payload: IncomingMessage): Promise<unknown> => {
      const encoding = request.headers['content-encoding'];
      if (!accepts(request) || (encoding !== undefined && encoding !== 'identity'))
        throw new ProblemError('UNSUPPORTED_MEDIA_TYPE');
      const bytes = await readBody(payload, isImport(request) ? limits.imports : limits.ordinary);
      return parse(decode(bytes));
    };
  };
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    parser(parseJson, () => true),
  );
  fastify.addContentTypeParser(['application/yaml', 'text/yaml'], parser(parseYaml, isImport));
  fastify.addContentTypeParser('text/csv', parser(parseCsv, isImport));
  fastify.addContentTypeParser('application/octet-stream', (request, payload, done) => {
    const encoding = request.headers['content-encoding'];
    const taken = isUpload(request) && (encoding === undefined || encoding === 'identity');
    done(taken ? null : new ProblemError('UNSUPPORTED_MEDIA_TYPE'), payload);
  });
}

/** Set by `@UploadRoute()` on the one route that takes a file as it is. */
const isUpload = (request: FastifyRequest): boolean =>
  (request.routeOptions.config as { upload?: boolean }).upload === true;

/** Set by `@ImportRoute()` on the few routes that take a file's text. */
const isImport = (request: FastifyRequest): boolean =>
  (request.routeOptions.config as { import?: boolean }).import === true;
