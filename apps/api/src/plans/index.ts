import { ImportPlanController } from './import-plan/import-plan.controller.js';
import { IssuePlanController } from './issue-plan/issue-plan.controller.js';
import { ListPlansController } from './list-plans/list-plans.controller.js';
import { PreparePlanController } from './prepare-plan/prepare-plan.controller.js';
import { RecordActualController } from './record-actual/record-actual.controller.js';

export const planControllers = [
  ListPlansController,
  ImportPlanController,
  PreparePlanController,
  IssuePlanController,
  RecordActualController,
];
