import { Controller, Get, Headers, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Streams } from '../http/answers.decorator.js';
import { Reader, type AskingPerson } from '../http/command.decorator.js';
import { Reads } from '../http/reads.decorator.js';
import { LIVE_STREAMS } from '../tokens.js';
import type { LiveStreams } from './live-streams.js';

const liveRequest = z.strictObject({
  once: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional()
    .meta({ description: '`true`: what changed until now, and the answer ends.' }),
});

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  // A proxy that gathers what comes would tell of it when it is no longer new.
  'x-accel-buffering': 'no',
  // Kept alive when the stream has ended, it would keep a process that is to stop.
  connection: 'close',
};

@ApiTags('live')
@Controller('live')
export class LiveController {
  constructor(@Inject(LIVE_STREAMS) private readonly streams: LiveStreams) {}

  @Get()
  @Reads('ReadMyself')
  @Streams('text/event-stream')
  @ApiOperation({
    summary: 'Báo có thay đổi',
    description:
      'Server-sent events, named `change`: that something I may see has changed, within about a second, and never what it says. `data` is JSON: `all` (anything may have changed; always the first without Last-Event-ID), `reports` and `drafts` (ids of reports), `kinds` (`agency`, `calendar`, `notices`, `plans`). A comment every 15 seconds. It ends with the session or the access it came with, and is no use of the session; four at most for a person.',
  })
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The `id` of the last event received: what changed since is told.',
    schema: { type: 'string' },
  })
  async follow(
    @Query({ schema: liveRequest }) { once = false }: z.infer<typeof liveRequest>,
    @Headers('last-event-id') after: string | undefined,
    @Reader() { agencyId, actor: { personId } }: AskingPerson,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const body = await this.streams.begin(request, { agencyId, personId, after, once });
    await reply.headers(HEADERS).send(body);
  }
}
