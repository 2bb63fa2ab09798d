import type { Instant, PlannedAssignment } from '@dondoc/domain';

export interface AssignmentView extends PlannedAssignment {
  readonly planId: string;
  readonly leadDivisionName: string;
  readonly issuedAt: Instant;
  readonly reportIds: readonly string[];
}
