import { describe, expect, it } from '@jest/globals';
import { refuse, specify } from '@dondoc/decider';
import { attachmentsDecider, type AttachmentEvent } from './attachments.js';
import { contentBarrier, normaliseContent } from './content-rules.js';
import { draftDecider } from './draft.decisions.js';
import { reportDecider } from './report.decisions.js';
import { by, content, created, submit, submitted, vn, type PersonId } from './report.fixtures.js';
import type { ReportEvent } from './report.types.js';

const NOW = vn('2024-09-11T09:00:00');
const given = specify(attachmentsDecider);
const file = (hash: string) => ({ hash, name: `${hash}.pdf`, type: 'application/pdf', bytes: 12 });
const received = (hash: string): AttachmentEvent => ({
  type: 'AttachmentReceived',
  data: { reportId: 'pgi-2024-nv1-Q3', ...file(hash), by: 'lead-officer', receivedAt: NOW },
});
const receive = (attachment = file('a')) => ({ type: 'ReceiveAttachment', attachment }) as const;
const report = (...history: ReportEvent[]) => specify(reportDecider)(created(), ...history);
const asks = (person: PersonId, ...history: ReportEvent[]) => ({
  ...by(person, NOW),
  report: report(...history).state,
});

describe('ReceiveAttachment', () => {
  it.each(['lead-officer', 'lead-head'] as const)('is recorded, by %s', (person) => {
    const { data } = received('a');
    expect(given().when(receive(), asks(person))).toEqual({
      outcome: 'accepted',
      events: [{ type: 'AttachmentReceived', data: { ...data, by: person } }],
    });
  });

  it('of the same file again is nothing, whatever it is called', () => {
    const again = receive({ ...file('a'), name: 'khác.pdf' });
    expect(given(received('a')).when(again, asks('lead-head'))).toEqual({ outcome: 'nothingToDo' });
  });

  it('is refused to who does not write the report, when it is not theirs, and for nothing', () => {
    expect(given().when(receive(), asks('reviewer'))).toEqual(refuse('NOT_YOUR_DIVISION'));
    expect(given().when(receive(), asks('lead-head', submitted(1)))).toEqual(refuse('ALREADY_SUBMITTED'));
    const empty = receive({ ...file('a'), bytes: 0 });
    expect(given().when(empty, asks('lead-head'))).toEqual(refuse('ATTACHMENT_EMPTY'));
  });

  it('ends at two hundred of a report', () => {
    const many = Array.from({ length: 199 }, (_, n) => received(String(n)));
    expect(given(...many).when(receive(), asks('lead-head')).outcome).toBe('accepted');
    expect(given(...many, received('199')).when(receive(), asks('lead-head'))).toEqual(
      refuse('ATTACHMENTS_TOO_MANY', { params: { limit: 200 } }),
    );
  });
});

describe('a content with files', () => {
  const withFiles = { ...content, evidence: [], attachments: [file('a')] };

  it('has evidence in them', () => {
    expect(contentBarrier(withFiles)).toBeUndefined();
    expect(contentBarrier({ ...withFiles, attachments: [] })).toEqual(
      refuse('EVIDENCE_OR_REASON_REQUIRED', { field: 'evidence' }),
    );
  });

  it('keeps the form, and with it the hash, that one without had before there were any', () => {
    expect(normaliseContent(withFiles).attachments).toEqual([file('a')]);
    expect(Object.keys(normaliseContent({ ...content, attachments: [] }))).toEqual(
      Object.keys(normaliseContent(content)),
    );
  });

  it.each([
    ['received for this report', [file('b'), file('a')], undefined],
    ['not received for it', [file('b')], 0],
    ['not received at all', undefined, 0],
    ['under another name than it was received', [{ ...file('a'), name: 'khác.pdf' }], 0],
    ['of another type than was found', [{ ...file('a'), type: 'text/html' }], 0],
  ])('names what was %s', (_, files, wrong) => {
    const more = files && { received: files };
    const saving = specify(draftDecider)().when(
      { type: 'SaveDraft', content: withFiles, expectedDraftVersion: 0 },
      { ...asks('lead-officer'), ...more },
    );
    const submitting = report().when(submit(NOW, { content: withFiles, ...more }), by('lead-head', NOW));
    const refused = refuse('ATTACHMENT_UNKNOWN', { field: `attachments.${wrong ?? ''}` });
    if (wrong === undefined) expect([saving.outcome, submitting.outcome]).toEqual(['accepted', 'accepted']);
    else expect([saving, submitting]).toEqual([refused, refused]);
  });
});
