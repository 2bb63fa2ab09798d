import type { help as vi } from '../vi/help.js';

export const help: Readonly<Record<keyof typeof vi, string>> = {
  'help.title': 'Help',
  'help.lead': 'By what you want to do. A button that cannot be pressed says why, and who can.',
  'help.write.title': 'Write and submit a report',
  'help.write':
    '1. Open My work and choose the report of the period.\n2. Fill in the form; the draft saves itself whenever you pause. Officers write, the head submits.\n3. Press Check before submitting, read it once more, then submit.\n4. Keep the receipt: it proves that the report arrived, and when the server received it.',
  'help.before.title': 'What “before the 15th” means',
  'help.before':
    'A report is on time when the server has received it before 0:00 of the 15th, Vietnamese time. 14/9 23:59:59.999 is on time; 15/9 00:00:00 is late. Every page shows the last valid day. What is late can still be sent, with a reason, and stays late.',
  'help.returned.title': 'A report was returned',
  'help.returned':
    'Read the reason and the comments on top of the report, mend it and submit again before the limit of the revision: the later of the report’s own limit and 3 working days after the return. What was not changed is not taken.',
  'help.withdraw.title': 'Submitted by mistake',
  'help.withdraw':
    'The head can withdraw it until Planning-Finance begins its review and before the limit. A withdrawn version does not count as sent.',
  'help.review.title': 'Review reports',
  'help.review':
    'The page Review sorts by the limit of the review. Keys j and k move, Enter opens, a approves, r goes to the reason for returning. Comments stand at their field; unsent ones stay in this browser. After a decision the next report opens by itself. Nobody decides what they wrote or what their division owes.',
  'help.escalation.title': 'Escalations',
  'help.escalation':
    'A missed limit: level 1 at the limit (head and Planning-Finance), level 2 after 1 working day (the deputy in charge), level 3 after 3 working days (the director), then weekly. Leaders acknowledge with a directive, which the division sees on top of the report. Once it is submitted no further level is raised.',
  'help.plan.title': 'Import and issue a plan',
  'help.plan':
    'Planning-Finance’s consolidator imports the file on the page Plans; it becomes a draft. The director enters number, date, signer and the limit of the consolidated report, reads it once more and issues it. Only then the reporting periods are created.',
  'help.record.title': 'Read and check the record',
  'help.record':
    'The page Record has every step: who, for whom, when and why, with its hash. Checking the chain tells whether the record is whole, and if not, where it was changed.',
  'help.people.title': 'People and substitutions',
  'help.people':
    'The administrator registers people, gives and revokes offices, and grants dated substitutions. What makes a reviewer, leader, auditor or administrator waits for a second person.',
  'help.words': 'Words',
  'help.word.onTime.title': 'Submitted on time, accepted on time',
  'help.word.onTime':
    'Two things: the first version came before the limit; the approved one did. Returned counts as not completed.',
  'help.word.receipt.title': 'Receipt',
  'help.word.receipt': 'The code of a version that was submitted.',
  'help.word.workingDay.title': 'Working day',
  'help.word.workingDay': 'Monday to Friday, less public holidays, with swapped Saturdays; see Calendar.',
  'help.word.consent.title': 'Second person’s consent',
  'help.word.consent': 'What gives weighty rights counts only once another person consents.',
  'help.word.hash.title': 'Hash',
  'help.word.hash':
    'The fingerprint of a step, that of the step before included: whoever changes an old step breaks all that follow.',
  'shortcut.title': 'Keys',
  'shortcut.letters': 'Use keys of one letter',
  'palette.search': 'Find a page, report or plan',
  'palette.nothing': 'Nothing found.',
  close: 'Close',
};
