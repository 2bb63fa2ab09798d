import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { Answers } from '../../http/answers.decorator.js';
import { Reader, type AskingPerson } from '../../http/command.decorator.js';
import { Reads } from '../../http/reads.decorator.js';
import { found } from '../../http/found.js';
import { pathId, pathNumber } from '../../http/validation.js';
import { APPLICATION } from '../../tokens.js';
import { listVersionsResponse, submission } from './show-versions.response.js';

@ApiTags('reports')
@Controller('reports/:reportId/versions')
export class ShowVersionsController {
  constructor(@Inject(APPLICATION) private readonly application: Application) {}

  @Get()
  @Reads('ReadReports')
  @Answers(listVersionsResponse)
  @ApiOperation({
    summary: 'Các phiên bản đã nộp',
    description: 'Immutable, oldest first, with what became of each.',
  })
  async all(@Param('reportId', { schema: pathId }) reportId: string, @Reader() reader: AskingPerson) {
    return { items: await this.versionsOf(reader, reportId) };
  }

  @Get(':version')
  @Reads('ReadReports')
  @Answers(submission)
  @ApiOperation({ summary: 'Một phiên bản', description: 'With content, hash and receipt.' })
  async one(
    @Param('reportId', { schema: pathId }) reportId: string,
    @Param('version', { schema: pathNumber }) version: number,
    @Reader() reader: AskingPerson,
  ) {
    const versions = this.versionsOf(reader, reportId);
    return found(versions.then((all) => all.find((each) => each.version === version)));
  }

  private async versionsOf(reader: AskingPerson, reportId: string) {
    return (await found(this.application.queries.report(reader, reportId), 'REPORT_NOT_FOUND')).submissions;
  }
}
