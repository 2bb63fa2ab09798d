import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { Answers } from '../http/answers.decorator.js';
import { Actor, Command, Reader, type Act, type AskingPerson } from '../http/command.decorator.js';
import { Commands } from '../http/commands.js';
import { Reads } from '../http/reads.decorator.js';
import { APPLICATION } from '../tokens.js';
import {
  listNoticesRequest,
  markNoticesReadRequest,
  type ListNoticesRequest,
  type MarkNoticesReadRequest,
} from './notices.requests.js';
import { listNoticesResponse } from './notices.response.js';

/** What the person themselves was told, and nobody else's. */
@ApiTags('notices')
@Controller('notices')
export class NoticesController {
  constructor(
    @Inject(APPLICATION) private readonly application: Application,
    private readonly commands: Commands,
  ) {}

  @Get()
  @Reads('ReadMyself')
  @Answers(listNoticesResponse)
  @ApiOperation({
    summary: 'Thông báo của tôi',
    description:
      'Reminders, returns, approvals, reopenings, escalations and directives that I was told, the newest first, of reports that I see now. A text is made of its kind and its facts.',
  })
  list(
    @Query({ schema: listNoticesRequest }) { unread = false, limit, cursor }: ListNoticesRequest,
    @Reader() reader: AskingPerson,
  ) {
    return this.application.queries.notices(reader, { unread }, { limit, cursor });
  }

  @Post('read')
  @Command({ asks: 'MarkNoticesRead', ifMatch: 'never' })
  @ApiOperation({
    summary: 'Đánh dấu đã đọc',
    description: 'One notice of mine, or with it every older one; of what is read already nothing is to do.',
  })
  markRead(
    @Body({ schema: markNoticesReadRequest }) { andOlder, ...notice }: MarkNoticesReadRequest,
    @Actor() act: Act,
  ) {
    const target = { kind: 'notices' } as const;
    return this.commands.run(act, { target, command: { type: 'MarkNoticesRead', notice, andOlder } });
  }
}
