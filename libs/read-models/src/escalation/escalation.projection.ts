import type { Addressees, PerhapsTold, ReportEvent } from '@dondoc/domain';
import { actingName } from '../shared/acting-name.js';
import type { Recorded } from '../shared/changes.js';
import type { EscalationRow } from './escalation.row.js';

/** The escalations of one report after one more event; rows that do not change stay the same object. */
export function evolveEscalations(
  rows: readonly EscalationRow[],
  event: Recorded<ReportEvent>,
  key: { readonly agencyId: string; readonly reportId: string },
): readonly EscalationRow[] {
  switch (event.type) {
    case 'EscalationRaised': {
      const { escalationId, arming, level, repeat, scheduledAt, raisedAt } = event.data;
      const raised = { escalationId, arming, level, repeat, scheduledAt, raisedAt };
      return [
        ...rows,
        { ...key, ...raised, kind: 'limit', submissionVersion: null, ...told(event.data), ...unheard },
      ];
    }
    case 'ReviewOverdue': {
      const { escalationId, version, scheduledAt, raisedAt } = event.data;
      const raised = { escalationId, submissionVersion: version, scheduledAt, raisedAt };
      return [
        ...rows,
        {
          ...key,
          ...raised,
          kind: 'review',
          level: 0,
          repeat: 0,
          arming: null,
          ...told(event.data),
          ...unheard,
        },
      ];
    }
    case 'EscalationAcknowledged': {
      const { escalationId, by, acknowledgedAt, directive } = event.data;
      return rows.map((row) =>
        row.escalationId === escalationId
          ? {
              ...row,
              acknowledgedAt,
              acknowledgedBy: by,
              acknowledgedByName: actingName(event.meta),
              directive,
            }
          : row,
      );
    }
    case 'EscalationToldAgain':
      return rows.map((row) =>
        row.escalationId === event.data.escalationId ? { ...row, ...told(event.data) } : row,
      );
    case 'DeadlineMissAnnulled': {
      const { arming, recordedAt } = event.data;
      return rows.map((row) => (row.arming === arming ? { ...row, annulledAt: recordedAt } : row));
    }
    default:
      return rows;
  }
}

const unheard = {
  annulledAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  acknowledgedByName: null,
  directive: null,
};

const told = ({ recipients, passedOver, mayHaveBeenTold }: Addressees & PerhapsTold) => ({
  mayHaveBeenTold: mayHaveBeenTold === true,
  recipients,
  recipientIds: recipients.map((recipient) => recipient.personId),
  passedOver,
});
