import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { z } from 'zod';
import { Answers } from '../http/answers.decorator.js';
import { Reader, type AskingPerson } from '../http/command.decorator.js';
import { Reads } from '../http/reads.decorator.js';
import { instantSchema, pathId, periodSchema } from '../http/validation.js';
import { APPLICATION } from '../tokens.js';
import { scoreboardResponse } from './scoreboard.response.js';

const scoreboardRequest = z.strictObject({
  planId: pathId.optional(),
  period: periodSchema.optional(),
  groupBy: z.enum(['plan', 'period', 'division', 'subIndex']).optional(),
  asOf: instantSchema.optional(),
});

@ApiTags('scoreboard')
@Controller('scoreboard')
export class ScoreboardController {
  constructor(@Inject(APPLICATION) private readonly application: Application) {}

  @Get()
  @Reads('ReadReports')
  @Answers(scoreboardResponse)
  @ApiOperation({
    summary: 'Bảng điểm',
    description: 'As of any instant up to now; numerator and denominator always.',
  })
  show(
    @Query({ schema: scoreboardRequest }) filter: z.infer<typeof scoreboardRequest>,
    @Reader() reader: AskingPerson,
  ) {
    return this.application.queries.scoreboard(reader, filter);
  }
}
