import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { z } from 'zod';
import { Answers } from '../http/answers.decorator.js';
import { Reader, type AskingPerson } from '../http/command.decorator.js';
import { Reads } from '../http/reads.decorator.js';
import { pageFields } from '../http/validation.js';
import { APPLICATION } from '../tokens.js';
import { inboxListResponse, inboxResponse } from './inbox.response.js';

const inboxPlace = z.enum(['toDo', 'waiting', 'done']);
const listRequest = z.strictObject({ search: z.string().min(1).max(200).optional(), ...pageFields });

@ApiTags('inbox')
@Controller('inbox')
export class InboxController {
  constructor(@Inject(APPLICATION) private readonly application: Application) {}

  @Get()
  @Reads('ReadReports')
  @Answers(inboxResponse)
  @ApiOperation({
    summary: 'Việc của tôi',
    description: 'To do, waiting for others, done; nearest limit first.',
  })
  show(@Reader() reader: AskingPerson) {
    return this.application.queries.inbox(reader);
  }

  @Get(':list')
  @Reads('ReadReports')
  @Answers(inboxListResponse)
  @ApiOperation({
    summary: 'Một danh sách của Việc của tôi',
    description:
      '`toDo`, `waiting` or `done`, page by page; `search` finds titles and divisions without diacritics.',
  })
  list(
    @Param('list', { schema: inboxPlace }) list: z.infer<typeof inboxPlace>,
    @Query({ schema: listRequest }) page: z.infer<typeof listRequest>,
    @Reader() reader: AskingPerson,
  ) {
    return this.application.queries.inboxList(reader, list, page);
  }
}
