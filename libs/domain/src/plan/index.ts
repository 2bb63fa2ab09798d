export { issuePlanCreates, type CreatedByIssue } from './issue-plan.js';
export { planDecider } from './plan.decisions.js';
export { planProblems, type PlanProblem, type ProblemPath } from './plan-rules.js';
export { demoYear, periodsLeft } from './reporting-round.js';
