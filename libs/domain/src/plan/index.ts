export { issuePlanCreates, type CreatedByIssue } from './issue-plan.js';
export { planDecider } from './plan.decisions.js';
export type { PlanProblem, ProblemPath } from './plan-problem.js';
export { planProblems } from './plan-rules.js';
export { demoYear, periodsLeft } from './reporting-round.js';
