import { describe, expect, it } from '@jest/globals';
import { specify } from '@dondoc/decider';
import { escalationPolicy } from './escalation-policy.js';
import { reportDecider } from './report.decisions.js';
import { LEAD, PLANNING, created, organisation, vn, withOffice, without } from './report.fixtures.js';
import type { PersonId } from './report.fixtures.js';
import type { Addressees } from '../organisation/addressees.types.js';
import type { Organisation } from '../organisation/organisation.types.js';

const NOW = vn('2024-09-15T00:00:02');
const report = (lead: string) => {
  const { state } = specify(reportDecider)(created('2024-Q3', lead));
  if (state.status === 'none') throw new Error('not created');
  return state;
};
const names = ({ recipients, passedOver }: Addressees) => ({
  told: recipients.map(({ personId }) => personId),
  vacant: passedOver.map(({ office, divisionId }) => `${office} ${divisionId ?? '-'}`),
});
const policy = (...vacant: PersonId[]) => escalationPolicy(without(...vacant), NOW);
const everyone: PersonId[] = ['director', 'deputy', 'lead-head', 'lead-officer', 'planning-head'];

describe('who is reminded', () => {
  it.each([
    { vacant: [], told: ['lead-head', 'lead-officer'], passed: [] },
    { vacant: ['lead-officer'], told: ['lead-head'], passed: [`officer ${LEAD}`] },
    { vacant: ['lead-head'], told: ['deputy', 'lead-officer'], passed: [`head ${LEAD}`] },
    {
      vacant: ['lead-head', 'deputy'],
      told: ['director', 'lead-officer'],
      passed: [`head ${LEAD}`, `deputyDirector ${LEAD}`],
    },
    {
      vacant: everyone,
      told: [],
      passed: [`head ${LEAD}`, `deputyDirector ${LEAD}`, 'director -', `officer ${LEAD}`],
    },
  ] as { vacant: PersonId[]; told: string[]; passed: string[] }[])(
    'with $vacant vacant: $told',
    ({ vacant, told, passed }) => {
      expect(names(policy(...vacant).reminder(report(LEAD)))).toEqual({ told, vacant: passed });
    },
  );
});

describe('the ladder', () => {
  it.each([
    { level: 1, vacant: [], told: ['lead-head', 'planning-head'], passed: [] },
    { level: 1, vacant: ['lead-head'], told: ['deputy', 'planning-head'], passed: [`head ${LEAD}`] },
    { level: 1, vacant: ['planning-head'], told: ['lead-head', 'deputy'], passed: [`head ${PLANNING}`] },
    {
      level: 1,
      vacant: ['lead-head', 'planning-head'],
      told: ['deputy'],
      passed: [`head ${LEAD}`, `head ${PLANNING}`],
    },
    { level: 2, vacant: [], told: ['deputy'], passed: [] },
    { level: 2, vacant: ['deputy'], told: ['director'], passed: [`deputyDirector ${LEAD}`] },
    { level: 3, vacant: [], told: ['director'], passed: [] },
    { level: 3, vacant: ['director'], told: [], passed: ['director -'] },
    { level: 2, vacant: ['deputy', 'director'], told: [], passed: [`deputyDirector ${LEAD}`, 'director -'] },
    {
      level: 1,
      vacant: everyone,
      told: [],
      passed: [
        `head ${LEAD}`,
        `deputyDirector ${LEAD}`,
        'director -',
        `head ${PLANNING}`,
        `deputyDirector ${PLANNING}`,
      ],
    },
  ] as { level: 1 | 2 | 3; vacant: PersonId[]; told: string[]; passed: string[] }[])(
    'level $level with $vacant vacant: $told',
    ({ level, vacant, told, passed }) => {
      expect(names(policy(...vacant).level(report(LEAD), level))).toEqual({ told, vacant: passed });
    },
  );

  it('tells one person once, whatever they hold', () => {
    const both: Organisation = {
      ...withOffice('lead-head', { office: 'head', divisionId: PLANNING, inChargeOf: [] }),
    };
    const alone = {
      ...both,
      offices: both.offices.filter(({ personId }) => personId !== 'planning-head'),
    };
    expect(names(escalationPolicy(alone, NOW).level(report(LEAD), 1)).told).toEqual(['lead-head']);
    expect(names(policy().level(report(PLANNING), 1)).told).toEqual(['planning-head']);
  });

  it('goes by the offices of the day in Việt Nam on which it is raised', () => {
    const leaving = {
      ...organisation,
      offices: organisation.offices.map((office) =>
        office.personId === 'director' ? { ...office, to: '2024-09-18' } : office,
      ),
    };
    const level3 = (at: string) => names(escalationPolicy(leaving, vn(at)).level(report(LEAD), 3)).told;
    expect(level3('2024-09-18T23:59:59.999')).toEqual(['director']);
    expect(level3('2024-09-19T00:00:00')).toEqual([]);
  });
});

describe('a reviewer’s breach', () => {
  it.each([
    { lead: LEAD, vacant: [], told: ['deputy'], passed: [] },
    { lead: LEAD, vacant: ['deputy'], told: ['director'], passed: [`deputyDirector ${PLANNING}`] },
    { lead: PLANNING, vacant: [], told: ['director'], passed: [] },
    { lead: PLANNING, vacant: ['director'], told: [], passed: ['director -'] },
  ] as { lead: string; vacant: PersonId[]; told: string[]; passed: string[] }[])(
    'on a report of $lead with $vacant vacant: $told',
    ({ lead, vacant, told, passed }) => {
      expect(names(policy(...vacant).reviewOverdue(report(lead)))).toEqual({ told, vacant: passed });
    },
  );
});
