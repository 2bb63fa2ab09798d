import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { dayOf, shiftDay } from '@dondoc/domain';
import { z } from 'zod';
import { Answers } from '../http/answers.decorator.js';
import { Reader, type AskingPerson } from '../http/command.decorator.js';
import { Reads } from '../http/reads.decorator.js';
import { found } from '../http/found.js';
import { daySchema } from '../http/validation.js';
import { APPLICATION } from '../tokens.js';
import { calendarResponse, limitsResponse } from './calendar.response.js';

const limitsRequest = z.strictObject({ from: daySchema.optional(), to: daySchema.optional() });

@ApiTags('calendar')
@Controller('calendar')
export class CalendarController {
  constructor(@Inject(APPLICATION) private readonly application: Application) {}

  @Get()
  @Reads('ReadAgency')
  @Answers(calendarResponse)
  @ApiOperation({ summary: 'Lịch làm việc', description: 'Holidays and swapped days, with their basis.' })
  async calendar(@Reader() { agencyId }: AskingPerson) {
    return found(this.application.queries.calendar(agencyId), 'CALENDAR_MISSING');
  }

  @Get('limits')
  @Reads('ReadReports')
  @Answers(limitsResponse)
  @ApiOperation({
    summary: 'Lịch các hạn báo cáo',
    description: 'From and to included; the year ahead unless told.',
  })
  async limits(
    @Query({ schema: limitsRequest }) query: z.infer<typeof limitsRequest>,
    @Reader() reader: AskingPerson,
  ) {
    const from = query.from ?? dayOf(reader.now);
    const to = query.to ?? shiftDay(from, 366);
    return { from, to, items: await this.application.queries.limits(reader, from, to) };
  }
}
