import type { form as vi } from '../vi/form.js';

export const form: Readonly<Record<keyof typeof vi, string>> = {
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
