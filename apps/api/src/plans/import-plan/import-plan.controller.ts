import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { Actor, Command, type Act } from '../../http/command.decorator.js';
import { Commands } from '../../http/commands.js';
import { ImportRoute } from '../../http/import-route.decorator.js';
import { APPLICATION } from '../../tokens.js';
import { importPlanRequest, type ImportPlanRequest } from './import-plan.request.js';
import { planOfFile } from './plan-of-file.js';

@ApiTags('plans')
@Controller('plans')
export class ImportPlanController {
  constructor(
    private readonly commands: Commands,
    @Inject(APPLICATION) private readonly application: Application,
  ) {}

  @Post()
  @ImportRoute()
  @ApiConsumes('application/json', 'application/yaml')
  @Command({ asks: 'ImportPlan', ifMatch: 'toChange', creates: true })
  @ApiOperation({ summary: 'Nhập kế hoạch', description: 'Strictly; what is wrong is told with its line.' })
  async import(@Body({ schema: importPlanRequest }) { yaml }: ImportPlanRequest, @Actor() act: Act) {
    await this.commands.assertMayImport(act, 'ImportPlan');
    const plan = planOfFile(yaml, await this.application.queries.organisation(act.agencyId));
    return this.commands.run(act, {
      target: { kind: 'plan', planId: plan.content.planId },
      command: { type: 'ImportPlan', ...plan },
    });
  }
}
