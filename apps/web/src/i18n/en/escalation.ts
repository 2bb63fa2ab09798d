import type { escalation as vi } from '../vi/escalation.js';

export const escalation: Readonly<Record<keyof typeof vi, string>> = {
  'escalation.unsent': 'What you typed and did not send',
  'escalation.mine': 'Escalated to me, to be acknowledged',
  'escalation.level': 'Limit missed, level {{level}} · {{division}} · {{period}}',
  'escalation.review': 'Review overdue · {{division}} · {{period}}',
  'escalation.raised': 'Raised at {{at}}',
  'escalation.told': 'to {{names}}',
  'escalation.passedOver': 'Offices without a holder: {{offices}}',
  'escalation.open': 'Not acknowledged',
  'escalation.acknowledged': 'Acknowledged: {{name}}, {{at}}',
  'escalation.annulled': 'Annulled at {{at}}: the report had been received in time',
  'escalation.directive': 'Directive',
  'escalation.directive.hint': 'The lead division reads what stands here.',
  'escalation.directives': 'Directives of the leadership',
  'escalation.acknowledge': 'Acknowledge and direct',
  'escalation.confirm': 'Send the directive',
  'escalation.mayHaveBeenTold': 'After a restore it is not certain that this arrived.',
  'escalation.tellAgain': 'Tell again',
  cancel: 'Cancel',
};
