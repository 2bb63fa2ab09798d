import { describe, expect, it } from '@jest/globals';
import { LEAD, PLANNING, by, organisation, process, vn, withOffice } from './report.fixtures.js';
import type { PersonId } from './report.fixtures.js';
import {
  divisionsSeen,
  isConcerned,
  maySee,
  maySeeDraft,
  readsDraftsOf,
  readsSettingsRecord,
  readsWholeRecord,
} from './visibility.js';

const NOW = vn('2024-09-11T09:00:00');
const report = { leadDivisionId: LEAD, supportingDivisionIds: ['qlvt'], planningDivisionId: PLANNING };
const others = { ...report, supportingDivisionIds: [] };
const auditing = withOffice('other-head', { office: 'auditor', divisionId: null, inChargeOf: [] });
const everyone = organisation.people.map(({ personId }) => personId as PersonId);
const who = (may: (actor: ReturnType<typeof by>['actor']) => boolean) =>
  everyone.filter((personId) => may(by(personId, NOW).actor));

describe('who sees a report', () => {
  it('are its lead and supporting divisions, KH-TC and the leaders', () => {
    const withoutSupport = who((actor) => maySee(actor, others));
    expect(everyone.filter((personId) => !withoutSupport.includes(personId))).toEqual([
      'other-head',
      'administrator',
    ]);
    expect(who((actor) => maySee(actor, report))).toEqual(everyone.filter((id) => id !== 'administrator'));
  });

  it('are auditors and the processes too, though no division of theirs is concerned', () => {
    const auditor = by('other-head', NOW, auditing).actor;
    expect([maySee(auditor, others), isConcerned(auditor, others)]).toEqual([true, false]);
    expect([maySee(process, others), isConcerned(process, others)]).toEqual([true, false]);
  });

  it('is said to queries as their divisions, each once, or as all', () => {
    const twice = withOffice('lead-head', { office: 'officer', divisionId: LEAD, inChargeOf: [] });
    expect(divisionsSeen(by('lead-head', NOW, twice).actor)).toEqual([LEAD]);
    const [held] = by('lead-head', NOW).actor.offices;
    const successor = {
      ...by('lead-head', NOW).actor,
      offices: held ? [{ ...held, takenOver: ['cu'] }] : [],
    };
    expect(divisionsSeen(successor)).toEqual([LEAD, 'cu']);
    expect(divisionsSeen(by('administrator', NOW).actor)).toEqual([]);
    expect(divisionsSeen(by('deputy', NOW).actor)).toBe('all');
    expect(divisionsSeen(by('other-head', NOW, auditing).actor)).toBe('all');
    expect(divisionsSeen(process)).toBe('all');
  });

  it('of its draft only who works on it', () => {
    expect(who((actor) => maySeeDraft(actor, report))).toEqual(['lead-head', 'lead-officer', 'other-head']);
  });

  it('and what a saved draft said, on record: the division that wrote it, auditors and the processes', () => {
    expect(who((actor) => readsDraftsOf(actor, LEAD))).toEqual(['lead-head', 'lead-officer']);
    expect(who((actor) => readsDraftsOf(actor, null))).toEqual([]);
    expect(readsDraftsOf(by('other-head', NOW, auditing).actor, LEAD)).toBe(true);
    expect(readsDraftsOf(process, LEAD)).toBe(true);
  });
});

describe('who reads the whole record', () => {
  it('are leaders and Planning-Finance; the administrator reads the record of what they administer', () => {
    const readers = who((actor) => readsWholeRecord(actor, PLANNING));
    expect(everyone.filter((personId) => !readers.includes(personId))).toEqual([
      'lead-head',
      'lead-officer',
      'other-head',
      'administrator',
    ]);
    expect(who((actor) => readsWholeRecord(actor, null))).toEqual(['director', 'deputy']);
    expect(who(readsSettingsRecord)).toEqual(['administrator']);
  });
});
