import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { Answers } from '../../http/answers.decorator.js';
import { Reader, type AskingPerson } from '../../http/command.decorator.js';
import { Reads } from '../../http/reads.decorator.js';
import { found } from '../../http/found.js';
import { pathId } from '../../http/validation.js';
import { APPLICATION } from '../../tokens.js';
import { allowedOnReports } from '../allowed-on-report.js';
import { showReportResponse } from './show-report.response.js';

@ApiTags('reports')
@Controller('reports/:reportId')
export class ShowReportController {
  constructor(@Inject(APPLICATION) private readonly application: Application) {}

  @Get()
  @Reads('ReadReports')
  @Answers(showReportResponse)
  @ApiOperation({
    summary: 'Một báo cáo',
    description: 'Versions, limits, escalations, what I may do with it now and who may instead.',
  })
  async show(@Param('reportId', { schema: pathId }) reportId: string, @Reader() reader: AskingPerson) {
    const report = await found(this.application.queries.report(reader, reportId), 'REPORT_NOT_FOUND');
    const allowed = await allowedOnReports(this.application, reader, [reportId]);
    return {
      ...report,
      allowedActions: allowed.report(reportId),
      escalations: report.escalations.map((escalation) => ({
        ...escalation,
        allowedActions: allowed.escalation(escalation),
      })),
    };
  }
}
