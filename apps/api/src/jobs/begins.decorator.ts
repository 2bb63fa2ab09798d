import { applyDecorators, createParamDecorator, HttpCode, type ExecutionContext } from '@nestjs/common';
import type { ReadName } from '@dondoc/domain';
import type { FastifyRequest } from 'fastify';
import { IdempotencyKeyHeader, idempotencyKeyOf } from '../http/command.decorator.js';
import { Declares } from '../http/reads.decorator.js';

/** Marks what begins or ends a job that reads: the right is that of reading, and sent again it is the same job. */
export const Begins = (asked: ReadName | 'ReadMyself') =>
  applyDecorators(Declares(asked), HttpCode(200), IdempotencyKeyHeader());

export const IdempotencyKey = createParamDecorator((_: unknown, execution: ExecutionContext): string =>
  idempotencyKeyOf(execution.switchToHttp().getRequest<FastifyRequest>()),
);
