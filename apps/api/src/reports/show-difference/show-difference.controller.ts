import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import type { VersionDifference } from '@dondoc/read-models';
import { Answers } from '../../http/answers.decorator.js';
import { Reader, type AskingPerson } from '../../http/command.decorator.js';
import { Reads } from '../../http/reads.decorator.js';
import { found } from '../../http/found.js';
import { pathId } from '../../http/validation.js';
import { APPLICATION } from '../../tokens.js';
import { showDifferenceRequest, type ShowDifferenceRequest } from './show-difference.request.js';
import { wordDifference } from './word-difference.js';
import { showDifferenceResponse } from './show-difference.response.js';

@ApiTags('reports')
@Controller('reports/:reportId/difference')
export class ShowDifferenceController {
  constructor(@Inject(APPLICATION) private readonly application: Application) {}

  @Get()
  @Reads('ReadReports')
  @Answers(showDifferenceResponse)
  @ApiOperation({ summary: 'Khác nhau giữa hai phiên bản', description: 'By field; texts word by word too.' })
  async difference(
    @Param('reportId', { schema: pathId }) reportId: string,
    @Query({ schema: showDifferenceRequest }) { from, to }: ShowDifferenceRequest,
    @Reader() reader: AskingPerson,
  ) {
    const { queries } = this.application;
    await found(queries.report(reader, reportId), 'REPORT_NOT_FOUND');
    return withWords(await found(queries.difference(reader, reportId, from, to)));
  }
}

/** Milliseconds for all texts of a difference together: meanwhile the API does nothing else. */
const AT_MOST = 200;

function withWords(difference: VersionDifference) {
  const end = performance.now() + AT_MOST;
  const fields = difference.fields.map((field) => ({
    ...field,
    words:
      typeof field.before === 'string' && typeof field.after === 'string'
        ? wordDifference(field.before, field.after, Math.floor(end - performance.now()))
        : null,
  }));
  return { ...difference, fields };
}
