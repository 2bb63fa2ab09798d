import type { form as vi } from '../vi/form.js';

export const form: Readonly<Record<keyof typeof vi, string>> = {
  'signIn.another': '{{name}} has signed in at this browser.',
  'signIn.another.kept':
    'This page was opened for somebody else and sends nothing more. What they typed into a report and could not save is still on this machine, and is shown to them when they sign in.',
  'signIn.another.go': 'Work as {{name}}',
  'errors.title': 'There is a problem',
  'action.whoCan': 'Who can: {{names}}.',
  'day.hint': 'Day/month/year, as in 14/09/2024',
  'lastPeriods.none': 'No period before this one was reported.',
  'lastPeriods.said': 'What {{period}} reported',
  'paste.done_one': '{{count}} row of figures pasted. Look at the numbers with a point.',
  'paste.done_other': '{{count}} rows of figures pasted. Look at the numbers with a point.',
  'paste.undo': 'Undo pasting',
  'paste.hint': 'Rows from Excel may be pasted here: name, value, unit.',
  'kept.why': 'What you typed at {{at}} and could not be saved is still on this machine.',
  'kept.here': 'Not saved, on this machine',
  'kept.saved': 'Saved',
  'kept.use': 'Go on with what was not saved',
  'kept.drop': 'Drop it, use what is saved',
};
