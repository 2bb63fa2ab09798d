import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Actor, Command, type Act } from '../../http/command.decorator.js';
import { Commands } from '../../http/commands.js';
import { pathId } from '../../http/validation.js';
import { issuePlanRequest, type IssuePlanRequest } from './issue-plan.request.js';

@ApiTags('plans')
@Controller('plans/:planId/issuance')
export class IssuePlanController {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Command({ asks: 'IssuePlan', ifMatch: 'always' })
  @ApiOperation({ summary: 'Ban hành kế hoạch', description: 'By the director; creates the reports of the periods left.' })
  issue(
    @Param('planId', { schema: pathId }) planId: string,
    @Body({ schema: issuePlanRequest }) body: IssuePlanRequest,
    @Actor() act: Act,
  ) {
    return this.commands.run(act, { target: { kind: 'plan', planId }, command: { type: 'IssuePlan', ...body } });
  }
}
