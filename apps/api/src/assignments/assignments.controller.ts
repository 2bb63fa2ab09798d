import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { z } from 'zod';
import { Reader, type AskingPerson } from '../http/command.decorator.js';
import { Reads } from '../http/reads.decorator.js';
import { found } from '../http/found.js';
import { pageFields, pathId } from '../http/validation.js';
import { APPLICATION } from '../tokens.js';

const listRequest = z.strictObject({
  planId: pathId.optional(),
  divisionId: pathId.optional(),
  ...pageFields,
});

@ApiTags('assignments')
@Controller('assignments')
export class AssignmentsController {
  constructor(@Inject(APPLICATION) private readonly application: Application) {}

  @Get()
  @Reads('ReadAgency')
  @ApiOperation({ summary: 'Các nhiệm vụ', description: 'By plan and division, by pages.' })
  list(
    @Query({ schema: listRequest }) { limit, cursor, ...filter }: z.infer<typeof listRequest>,
    @Reader() reader: AskingPerson,
  ) {
    return this.application.queries.assignments(reader, filter, { limit, cursor });
  }

  @Get(':assignmentId')
  @Reads('ReadAgency')
  @ApiOperation({ summary: 'Một nhiệm vụ', description: "With the document's own words and its reports." })
  show(@Param('assignmentId', { schema: pathId }) assignmentId: string, @Reader() reader: AskingPerson) {
    return found(this.application.queries.assignment(reader, assignmentId));
  }
}
