import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { reportWorkflowId } from '@dondoc/contracts';
import { Answers } from '../../http/answers.decorator.js';
import { Reader, type AskingPerson } from '../../http/command.decorator.js';
import { Reads } from '../../http/reads.decorator.js';
import { found } from '../../http/found.js';
import { pathId } from '../../http/validation.js';
import { APPLICATION, TEMPORAL_VIEW } from '../../tokens.js';
import { describeProcess } from './process-view.js';
import type { TemporalView } from './temporal-view.js';
import { showProcessResponse } from './show-process.response.js';

@ApiTags('reports')
@Controller('reports/:reportId/process')
export class ShowProcessController {
  constructor(
    @Inject(APPLICATION) private readonly application: Application,
    @Inject(TEMPORAL_VIEW) private readonly temporal: TemporalView,
  ) {}

  @Get()
  @Reads('ReadReports')
  @Answers(showProcessResponse)
  @ApiOperation({
    summary: 'Quy trình đang chờ gì, đến khi nào',
    description: 'What the store says is still to come, and what Temporal is doing about it.',
  })
  async show(@Param('reportId', { schema: pathId }) reportId: string, @Reader() reader: AskingPerson) {
    const { queries, processes } = this.application;
    const report = await found(queries.report(reader, reportId), 'REPORT_NOT_FOUND');
    const [progress, sight] = await Promise.all([
      found(processes.progressOf(reader.agencyId, reportId), 'REPORT_NOT_FOUND'),
      this.temporal.look(reader.agencyId, reportId),
    ]);
    return describeProcess(report, progress, sight, reportWorkflowId(reader.agencyId, reportId));
  }
}
