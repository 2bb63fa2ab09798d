import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { Actor, Command, type Act } from '../../http/command.decorator.js';
import { Commands } from '../../http/commands.js';
import { found } from '../../http/found.js';
import { pathId } from '../../http/validation.js';
import { APPLICATION } from '../../tokens.js';
import { preparePlanRequest, type PreparePlanRequest } from './prepare-plan.request.js';

@ApiTags('plans')
@Controller('plans/:planId/preparations')
export class PreparePlanController {
  constructor(
    private readonly commands: Commands,
    @Inject(APPLICATION) private readonly application: Application,
  ) {}

  @Post()
  @Command({ asks: 'PreparePlan', ifMatch: 'toChange', creates: true })
  @ApiOperation({ summary: 'Chuẩn bị kế hoạch cho năm khác', description: 'The same plan, its targets entered again.' })
  async prepare(
    @Param('planId', { schema: pathId }) sourcePlanId: string,
    @Body({ schema: preparePlanRequest }) { planId, title, ...body }: PreparePlanRequest,
    @Actor() act: Act,
  ) {
    await found(this.application.queries.plan(act, sourcePlanId), 'PLAN_NOT_FOUND');
    return this.commands.run(act, {
      target: { kind: 'plan', planId },
      command: { type: 'PreparePlan', sourcePlanId, ...body, ...(title === undefined ? {} : { title }) },
    });
  }
}
