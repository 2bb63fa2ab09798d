import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger } from 'pino';
import { currentRequestId } from './request-context.js';

export interface LogOptions {
  readonly level: string;
  readonly destination?: DestinationStream;
}

/** JSON lines with the request's id on each; what may hold a secret is cut out by name. */
export function createLogger({ level, destination }: LogOptions): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { app: 'dondoc-api' },
    mixin: () => {
      const requestId = currentRequestId();
      return requestId === undefined ? {} : { requestId };
    },
    redact: {
      paths: [
        'authorization',
        'cookie',
        'password',
        'secret',
        'token',
        '*.authorization',
        '*.cookie',
        '*.token',
      ],
      censor: '[cut]',
    },
    serializers: { err: withoutQuery },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** A failed query's error carries its parameters, which are what people wrote. */
function withoutQuery(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack } = pino.stdSerializers.err(error);
  const { code } = error as { code?: unknown };
  return { type, message, stack, ...(typeof code === 'string' ? { code } : {}) };
}

/** Nest's own messages, into the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: unknown): void {
    this.logger.debug({ context }, String(message));
  }
  warn(message: unknown, context?: unknown): void {
    this.logger.warn({ context }, String(message));
  }
  error(message: unknown, stack?: unknown, context?: unknown): void {
    this.logger.error({ context, stack }, String(message));
  }
  fatal(message: unknown, context?: unknown): void {
    this.logger.fatal({ context }, String(message));
  }
}
