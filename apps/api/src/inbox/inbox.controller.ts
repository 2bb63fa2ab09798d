import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { Answers } from '../http/answers.decorator.js';
import { Reader, type AskingPerson } from '../http/command.decorator.js';
import { Reads } from '../http/reads.decorator.js';
import { APPLICATION } from '../tokens.js';
import { inboxResponse } from './inbox.response.js';

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
}
