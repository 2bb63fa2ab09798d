import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  SetMetadata,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Access, Asking } from '@dondoc/application';
import type { CommandName, OwnCommandName, PersonActor } from '@dondoc/domain';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { answeredResponse } from './answered.response.js';
import { Answers, type AnswersWith } from './answers.decorator.js';
import { Declares } from './reads.decorator.js';
import { ProblemError } from './problem-error.js';
import { contextOf } from './request-context.js';

const IF_MATCH = 'dondoc:if-match';
/** Not of version 5: such is the id of a step of the clock, which anyone could work out and use before it. */
const UUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-46-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$/;
const QUOTED = /^"([\x21\x23-\x7e]{1,200})"$/;

/** Whether a command names what it has seen; `toChange`: only where there is something already. */
type IfMatch = 'never' | 'toChange' | 'always';

/** Whether what is asked goes through the command bus. */
export const isCommand = (execution: ExecutionContext): boolean =>
  Reflect.hasMetadata(IF_MATCH, execution.getHandler());

/** Who reads, for which agency, and when: the first parameter of every query. */
export interface AskingPerson extends Asking {
  readonly actor: PersonActor;
}

/** What every command of a person carries, whatever it asks. */
export interface Act extends AskingPerson {
  /** The version of the organisation that the sender's offices are of. */
  readonly officesOf?: number;
  /** What it came with. */
  readonly access: Access;
  /** The Idempotency-Key. */
  readonly commandId: string;
  /** Without quotes; empty when the command needs none or was sent without. */
  readonly ifMatch: string;
}

function askingOf(execution: ExecutionContext): AskingPerson & Pick<Act, 'officesOf' | 'access'> {
  const { principal, receivedAt } = contextOf(execution.switchToHttp().getRequest<FastifyRequest>());
  if (!principal || receivedAt === undefined)
    throw new Error('A route that needs a person was reached without one.');
  return { ...principal, now: receivedAt };
}

export const Reader = createParamDecorator((_: unknown, execution: ExecutionContext) => askingOf(execution));

const headerOf = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return (Array.isArray(value) ? value.join(', ') : value)?.trim();
};

export function idempotencyKeyOf(request: FastifyRequest): string {
  const key = headerOf(request, 'idempotency-key');
  if (key === undefined || key === '')
    throw new ProblemError('IDEMPOTENCY_KEY_REQUIRED', { field: 'Idempotency-Key' });
  if (!UUID.test(key)) throw new ProblemError('IDEMPOTENCY_KEY_INVALID', { field: 'Idempotency-Key' });
  return key.toLowerCase();
}

function ifMatchOf(request: FastifyRequest, needed: IfMatch): string {
  if (needed === 'never') return '';
  const header = headerOf(request, 'if-match');
  if (header === undefined || header === '') {
    if (needed === 'toChange') return '';
    throw new ProblemError('IF_MATCH_REQUIRED', { field: 'If-Match' });
  }
  const tag = QUOTED.exec(header)?.[1];
  if (tag === undefined) throw new ProblemError('IF_MATCH_INVALID', { field: 'If-Match' });
  return tag;
}

export const Actor = createParamDecorator((_: unknown, execution: ExecutionContext): Act => {
  const request = execution.switchToHttp().getRequest<FastifyRequest>();
  const needed = (Reflect.getMetadata(IF_MATCH, execution.getHandler()) ?? 'never') as IfMatch;
  return {
    ...askingOf(execution),
    commandId: idempotencyKeyOf(request),
    ifMatch: ifMatchOf(request, needed),
  };
});

export const IdempotencyKeyHeader = () =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description:
      'A new UUID for each command; the same one to repeat it. Kept with what was accepted only: a command that was refused or found nothing to do may be sent again, and is decided anew.',
    schema: { type: 'string', pattern: UUID.source },
  });

/** Marks a command: what it asks for, its headers in the documentation, and whether it must name what it has seen. */
export const Command = <Answer extends z.ZodType = typeof answeredResponse>(options: {
  /** The command it sends, by which its right is found. */
  readonly asks: CommandName | OwnCommandName;
  readonly ifMatch: IfMatch;
  readonly creates?: boolean;
  /** How the ETags look that it takes, where it takes no others. */
  readonly etag?: RegExp;
  /** Where it answers something else as well. */
  readonly answer?: Answer;
}): AnswersWith<z.output<Answer>> =>
  applyDecorators(
    Declares(options.asks),
    HttpCode(options.creates ? 201 : 200),
    Answers(options.answer ?? answeredResponse, {
      status: options.creates ? 201 : 200,
      description: 'Recorded, or there was nothing to do. The ETag is that of what was changed.',
    }) as MethodDecorator,
    SetMetadata(IF_MATCH, options.ifMatch),
    IdempotencyKeyHeader(),
    ...(options.ifMatch !== 'never'
      ? [
          ApiHeader({
            name: 'If-Match',
            required: options.ifMatch === 'always',
            description: `The ETag of what was seen, in double quotes.${
              options.ifMatch === 'toChange' ? ' Not for the first; required to change what is there.' : ''
            }`,
            schema: { type: 'string', pattern: (options.etag ?? QUOTED).source },
          }),
        ]
      : []),
  );
