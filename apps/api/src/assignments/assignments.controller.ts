import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import type { AssignmentView } from '@dondoc/read-models';
import { z } from 'zod';
import type { AllowedAction } from '../http/allowed-action.js';
import { Answers } from '../http/answers.decorator.js';
import { Reader, type AskingPerson } from '../http/command.decorator.js';
import { Reads } from '../http/reads.decorator.js';
import { found } from '../http/found.js';
import { pageFields, pathId } from '../http/validation.js';
import { APPLICATION } from '../tokens.js';
import { listAssignmentsResponse, showAssignmentResponse } from './assignments.response.js';

const listRequest = z.strictObject({
  planId: pathId.optional(),
  divisionId: pathId.optional(),
  ...pageFields,
});

/** As every resource has them: what can be done is done with its reports, nothing yet with an assignment as a whole. */
const withActions = (assignment: AssignmentView) => ({
  ...assignment,
  allowedActions: [] as readonly AllowedAction[],
});

@ApiTags('assignments')
@Controller('assignments')
export class AssignmentsController {
  constructor(@Inject(APPLICATION) private readonly application: Application) {}

  @Get()
  @Reads('ReadAgency')
  @Answers(listAssignmentsResponse)
  @ApiOperation({ summary: 'Các nhiệm vụ', description: 'By plan and division, by pages.' })
  async list(
    @Query({ schema: listRequest }) { limit, cursor, ...filter }: z.infer<typeof listRequest>,
    @Reader() reader: AskingPerson,
  ) {
    const page = await this.application.queries.assignments(reader, filter, { limit, cursor });
    return { ...page, items: page.items.map(withActions) };
  }

  @Get(':assignmentId')
  @Reads('ReadAgency')
  @Answers(showAssignmentResponse)
  @ApiOperation({ summary: 'Một nhiệm vụ', description: "With the document's own words and its reports." })
  async show(
    @Param('assignmentId', { schema: pathId }) assignmentId: string,
    @Reader() reader: AskingPerson,
  ) {
    return withActions(await found(this.application.queries.assignment(reader, assignmentId)));
  }
}
