import { describe, expect, it } from '@jest/globals';
import { nothingToDo, refuse, specify } from '@dondoc/decider';
import { draftDecider } from './draft.decisions.js';
import type { DraftContent, DraftContext, DraftEvent } from './draft.types.js';
import { reportDecider } from './report.decisions.js';
import type { PersonId } from './report.fixtures.js';
import {
  approved,
  by,
  clock,
  content,
  created,
  returned,
  reviewBegun,
  revision,
  submitted,
  vn,
  withdrawn,
} from './report.fixtures.js';
import type { ReportEvent } from './report.types.js';

const given = specify(draftDecider);
const NOW = vn('2024-09-11T09:00:00');
const report = (...history: ReportEvent[]) => specify(reportDecider)(...history).state;
const awaiting = report(created());
const asks = (person: PersonId, of = awaiting): DraftContext => ({ ...by(person, NOW), report: of });
const save = (text: DraftContent, expectedDraftVersion = 0) =>
  ({ type: 'SaveDraft', content: text, expectedDraftVersion }) as const;
const saved = (by: PersonId, text: DraftContent, afterSubmission = 0): DraftEvent => ({
  type: 'DraftSaved',
  data: { reportId: 'pgi-2024-nv1-Q3', content: text, by, savedAt: NOW, afterSubmission },
});

describe('SaveDraft', () => {
  it.each(['lead-officer', 'lead-head'] as const)('is recorded with its author: %s', (person) => {
    expect(given().when(save({ results: 'Đã' }), asks(person))).toEqual({
      outcome: 'accepted',
      events: [saved(person, { results: 'Đã' })],
    });
  });

  it('may be incomplete, and may begin before the report opens', () => {
    const notOpen = report(created('2024-Q4'));
    expect(given().when(save({}), asks('lead-officer', notOpen)).outcome).toBe('accepted');
  });

  it('is allowed after a withdrawal and a return', () => {
    const second = revision(2, NOW, vn('2024-09-18T00:00:00'));
    for (const history of [
      [created(), submitted(1), withdrawn(1, NOW)],
      [created(), submitted(1), returned(1, second)],
    ]) {
      expect(given().when(save({ results: 'Đã' }), asks('lead-officer', report(...history)))).toMatchObject({
        events: [{ data: { afterSubmission: 1 } }],
      });
    }
  });

  it('repeated with the same content is nothing to do, whatever the order of its keys', () => {
    const history = [saved('lead-officer', content)];
    const { results, ...rest } = content;
    expect(given(...history).when(save({ ...rest, results }, 1), asks('lead-officer'))).toEqual(nothingToDo);
    expect(given(...history).when(save(content, 0), asks('lead-officer'))).toEqual(nothingToDo);
  });

  it.each([
    [{ results: 'Đã làm' }],
    [{ ...content, evidence: [] }],
    [{ ...content, figures: [...content.figures, ...content.figures] }],
    [{ ...content, figures: content.figures.map((figure) => ({ ...figure, value: '3' })) }],
  ])('with another content is recorded: %j', (other) => {
    expect(given(saved('lead-officer', content)).when(save(other, 1), asks('lead-officer')).outcome).toBe(
      'accepted',
    );
  });

  it('after another author saved meanwhile is refused with the version to look at', () => {
    const history = [saved('lead-officer', { results: 'A' }), saved('lead-head', { results: 'B' })];
    expect(given(...history).when(save({ results: 'C' }, 1), asks('lead-officer'))).toEqual(
      refuse('DRAFT_MOVED_ON', { params: { version: 2 } }),
    );
  });

  it.each([
    ['submitted', [created(), submitted(1)], 'ALREADY_SUBMITTED'],
    ['in review', [created(), submitted(1), reviewBegun(1, NOW)], 'ALREADY_SUBMITTED'],
    ['approved', [created(), submitted(1), approved(1, NOW)], 'REPORT_LOCKED'],
    ['not there', [], 'REPORT_NOT_FOUND'],
  ] as const)('while the report is %s is refused', (_, history, code) => {
    expect(given().when(save({}), asks('lead-officer', report(...history)))).toEqual(refuse(code));
  });

  it.each(['other-head', 'reviewer', 'planning-head', 'director', 'administrator'] as const)(
    'by the %s is refused',
    (person) => {
      expect(given().when(save({}), asks(person))).toEqual(refuse('NOT_YOUR_DIVISION'));
    },
  );

  it('by a process is refused', () => {
    expect(given().when(save({}), { ...clock(NOW), report: awaiting })).toEqual(refuse('ONLY_A_PERSON'));
  });
});

describe('the draft', () => {
  it('names everyone who saved it in this round, each once, and its last version', () => {
    const { state } = given(
      saved('lead-officer', { results: 'A' }),
      saved('lead-head', { results: 'B' }),
      saved('lead-officer', { results: 'C' }),
    );
    expect(state).toEqual({
      version: 3,
      content: { results: 'C' },
      savedBy: 'lead-officer',
      savedAt: NOW,
      authors: ['lead-officer', 'lead-head'],
      afterSubmission: 0,
    });
  });

  it('begins its authors anew after a submission', () => {
    const { state } = given(saved('lead-officer', { results: 'A' }), saved('lead-head', { results: 'B' }, 1));
    expect(state.authors).toEqual(['lead-head']);
  });
});
