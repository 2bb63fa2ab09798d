export type { FileProblem, FileResult } from './file-problem.types.js';
export { readPlanFile, type PlanFile, type UnresolvedPlan } from './plan-file.js';
export { resolvePlan } from './resolve-plan.js';
export { readOrganisationFile } from './organisation-file.js';
export { readPeopleFile, type PeopleFile } from './people-file.js';
export { readCalendarFile } from './calendar-file.js';
export { demoCommands, readDemoFile, type Demo } from './demo-file.js';
export { readRehearsalFile, type Rehearsal, type RehearsalStep } from './rehearsal-file.js';
