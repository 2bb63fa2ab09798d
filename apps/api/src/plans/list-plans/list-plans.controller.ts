import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { planEtag, type Application } from '@dondoc/application';
import { byOffice } from '../../http/allowed-action.js';
import { Answers } from '../../http/answers.decorator.js';
import { Reader, type AskingPerson } from '../../http/command.decorator.js';
import { Reads } from '../../http/reads.decorator.js';
import { found } from '../../http/found.js';
import { pathId } from '../../http/validation.js';
import { APPLICATION } from '../../tokens.js';
import { allowedOnPlans } from '../allowed-on-plan.js';
import { pageRequest, subIndicesRequest, type PageQuery, type SubIndicesRequest } from './list-plans.request.js';
import { listPlansResponse, showPlanResponse, subIndicesResponse } from './list-plans.response.js';

@ApiTags('plans')
@Controller()
export class ListPlansController {
  constructor(@Inject(APPLICATION) private readonly application: Application) {}

  @Get('plans')
  @Reads('ReadAgency')
  @Answers(listPlansResponse)
  @ApiOperation({ summary: 'Các kế hoạch', description: 'Drafts and issued, by pages, each with what I may do with it now and who may instead.' })
  async list(@Query({ schema: pageRequest }) page: PageQuery, @Reader() reader: AskingPerson) {
    const { items, nextCursor } = await this.application.queries.plans(reader, page);
    const allowed = await allowedOnPlans(
      this.application,
      reader,
      items.map(({ planId }) => planId),
    );
    const { ImportPlan } = await this.application.queries.allowances(reader, ['ImportPlan']);
    return {
      items: items.map((plan) => ({ ...plan, allowedActions: allowed(plan.planId) })),
      nextCursor,
      allowedActions: [byOffice('import', ImportPlan, 'NOT_THE_CONSOLIDATOR')],
    };
  }

  @Get('plans/:planId')
  @Reads('ReadAgency')
  @Answers(showPlanResponse)
  @ApiOperation({ summary: 'Một kế hoạch', description: 'With content, settings, periods and limits.' })
  async show(@Param('planId', { schema: pathId }) planId: string, @Reader() reader: AskingPerson) {
    const plan = await found(this.application.queries.plan(reader, planId), 'PLAN_NOT_FOUND');
    return {
      ...plan,
      etag: planEtag(plan.status, plan.version),
      allowedActions: (await allowedOnPlans(this.application, reader, [planId]))(planId),
    };
  }

  @Get('sub-indices')
  @Reads('ReadAgency')
  @Answers(subIndicesResponse)
  @ApiOperation({ summary: 'Các chỉ số thành phần', description: 'Baseline, target, and the actual score once published.' })
  async subIndices(
    @Query({ schema: subIndicesRequest }) { planId }: SubIndicesRequest,
    @Reader() reader: AskingPerson,
  ) {
    return { items: await this.application.queries.subIndices(reader, planId) };
  }
}
