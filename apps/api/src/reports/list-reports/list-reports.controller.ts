import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { Answers } from '../../http/answers.decorator.js';
import { Reader, type AskingPerson } from '../../http/command.decorator.js';
import { Reads } from '../../http/reads.decorator.js';
import { APPLICATION } from '../../tokens.js';
import { allowedOnReports } from '../allowed-on-report.js';
import { listReportsRequest, type ListReportsRequest } from './list-reports.request.js';
import { listReportsResponse } from './list-reports.response.js';

@ApiTags('reports')
@Controller('reports')
export class ListReportsController {
  constructor(@Inject(APPLICATION) private readonly application: Application) {}

  @Get()
  @Reads('ReadReports')
  @Answers(listReportsResponse)
  @ApiOperation({
    summary: 'Các báo cáo tôi được xem',
    description: 'Nearest limit first, by pages, each with what I may do with it now and who may instead.',
  })
  async list(
    @Query({ schema: listReportsRequest }) { limit, cursor, ...filter }: ListReportsRequest,
    @Reader() reader: AskingPerson,
  ) {
    const { items, nextCursor } = await this.application.queries.reports(reader, filter, { limit, cursor });
    const allowed = await allowedOnReports(
      this.application,
      reader,
      items.map(({ reportId }) => reportId),
    );
    return {
      items: items.map((report) => ({ ...report, allowedActions: allowed.report(report.reportId) })),
      nextCursor,
    };
  }
}
