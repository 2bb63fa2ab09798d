import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

const { DATETIME, INT, KEYWORD } = SearchAttributeType;

/** What Temporal's list of workflows can be filtered by; registered by the worker when it starts. */
export const searchAttributes = {
  agency: defineSearchAttributeKey('DondocAgency', KEYWORD),
  division: defineSearchAttributeKey('DondocDivision', KEYWORD),
  plan: defineSearchAttributeKey('DondocPlan', KEYWORD),
  period: defineSearchAttributeKey('DondocPeriod', KEYWORD),
  phase: defineSearchAttributeKey('DondocPhase', KEYWORD),
  limit: defineSearchAttributeKey('DondocLimit', DATETIME),
  /** The store's epoch the workflow last heard of: after a restore, `reconcile` finds who is behind. */
  epoch: defineSearchAttributeKey('DondocEpoch', INT),
} as const;
