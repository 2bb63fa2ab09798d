import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { z } from 'zod';
import { Answers } from '../http/answers.decorator.js';
import { Reader, type AskingPerson } from '../http/command.decorator.js';
import { Reads } from '../http/reads.decorator.js';
import { pageFields, pathId } from '../http/validation.js';
import { allowedOnReports } from '../reports/allowed-on-report.js';
import { APPLICATION } from '../tokens.js';
import { listEscalationsResponse } from './escalations.response.js';

const listRequest = z.strictObject({
  open: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  recipientId: pathId.optional(),
  reportId: pathId.optional(),
  ...pageFields,
});

@ApiTags('escalations')
@Controller('escalations')
export class EscalationsController {
  constructor(@Inject(APPLICATION) private readonly application: Application) {}

  @Get()
  @Reads('ReadReports')
  @Answers(listEscalationsResponse)
  @ApiOperation({
    summary: 'Các lần báo cáo lên cấp trên',
    description:
      'Missed limits and overdue reviews, each with what I may do with it now and who may instead.',
  })
  async list(
    @Query({ schema: listRequest }) { limit, cursor, ...filter }: z.infer<typeof listRequest>,
    @Reader() reader: AskingPerson,
  ) {
    const { items, nextCursor } = await this.application.queries.escalations(reader, filter, {
      limit,
      cursor,
    });
    const allowed = await allowedOnReports(
      this.application,
      reader,
      items.map(({ reportId }) => reportId),
    );
    return {
      items: items.map((escalation) => ({ ...escalation, allowedActions: allowed.escalation(escalation) })),
      nextCursor,
    };
  }
}
