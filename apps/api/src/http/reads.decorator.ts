import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { CommandName, OwnCommandName, ReadName } from '@dondoc/domain';

/** The metadata under which a route says what it asks for. */
export const ASKS = 'dondoc:asks';

/** What a route asks for: a command, something to read, or what is one's own, which anyone signed in may. */
export type Asked = CommandName | OwnCommandName | ReadName | 'ReadMyself';

/** Also in the OpenAPI file, where a spec finds a route that says nothing. */
export const Declares = (asked: Asked) =>
  applyDecorators(SetMetadata(ASKS, asked), ApiExtension('x-asks', asked));

/** Marks a query with what it reads, by which its right is found. */
export const Reads = (asked: ReadName | 'ReadMyself') => Declares(asked);
