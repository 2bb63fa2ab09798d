import { describe, expect, it } from '@jest/globals';
import { readCalendarFile } from './calendar-file.js';
import { readDemoFile } from './demo-file.js';
import type { FileProblem } from './file-problem.types.js';
import { readOrganisationFile } from './organisation-file.js';
import { planText } from './plan-files.fixtures.js';

type Read = (text: string) => { ok: true } | { ok: false; problems: readonly FileProblem[] };

/** The first `found` of the file becomes the mistake. */
function problemsOf(read: Read, text: string, found: string, mistake: string) {
  if (!text.includes(found)) throw new Error(`Not there: ${found}`);
  const result = read(text.replace(found, () => mistake));
  return result.ok ? [] : result.problems.map(({ code, field }) => `${code} ${field}`);
}

describe('an organisation file', () => {
  const text = planText('sample/people.yaml');
  const read: Read = (given) => readOrganisationFile(given, 'people.yaml');

  it('gives each office an id of its own', () => {
    const result = readOrganisationFile(text, 'people.yaml');
    if (!result.ok) throw new Error('refused');
    const ids = result.content.offices.map((office) => office.officeId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('tp-kh-tc-head-2024-01-01');
  });

  it.each([
    [
      'a planning division that is none',
      'planningDivision: kh-tc',
      'planningDivision: kh',
      'UNKNOWN_DIVISION planningDivision',
    ],
    [
      'a division id twice',
      'divisionId: kh-tc',
      'divisionId: van-phong',
      'DUPLICATE_ID divisions.1.divisionId',
    ],
    [
      'a division’s name twice, with another dash',
      'name: Văn phòng Sở',
      'name: phòng Kế hoạch – Tài chính',
      'DUPLICATE_ID divisions.1.name',
    ],
    ['a person twice', 'personId: pgd-ky-thuat', 'personId: giam-doc', 'DUPLICATE_ID people.2.personId'],
    [
      'an office twice',
      '      - office: director\n',
      "      - office: director\n        from: '2024-01-01'\n      - office: director\n",
      'DUPLICATE_ID people.0.offices.1',
    ],
    [
      'an office in an unknown division',
      'division: Phòng Kế hoạch - Tài chính',
      'division: Phòng Lạ',
      'UNKNOWN_DIVISION people.6.offices.0.division',
    ],
    [
      'a deputy in charge of nothing known',
      'inChargeOf: [Văn phòng Sở, Phòng Kế hoạch - Tài chính]',
      'inChargeOf: [Phòng Lạ]',
      'UNKNOWN_DIVISION people.1.offices.0.inChargeOf.0',
    ],
    [
      'a head of no division',
      '        division: Văn phòng Sở\n',
      '',
      'OFFICE_NEEDS_DIVISION people.3.offices.0',
    ],
    [
      'a director of a division',
      '      - office: director\n',
      '      - office: director\n        division: Văn phòng Sở\n',
      'OFFICE_TAKES_NO_DIVISION people.0.offices.0.division',
    ],
    [
      'a head in charge of divisions',
      '      - office: head\n',
      '      - office: head\n        inChargeOf: [Văn phòng Sở]\n',
      'OFFICE_TAKES_NO_DIVISION people.3.offices.0.inChargeOf',
    ],
    [
      'an office nobody knows',
      'office: clerk',
      'office: king',
      'VALUE_NOT_ALLOWED people.5.offices.0.office',
    ],
    ['a day that is none', "from: '2024-01-01'", "from: '2024-02-30'", 'DAY_INVALID people.0.offices.0.from'],
    [
      'an office that ends before it begins',
      "        from: '2024-01-01'\n",
      "        from: '2024-01-01'\n        to: '2023-12-31'\n",
      'OFFICE_DAY_INVALID people.0.offices.0.to',
    ],
    ['a key of its own', 'sample: true', 'sample: true\nsecret: x', 'KEY_UNKNOWN secret'],
  ])('refuses %s', (_what, found, mistake, problem) => {
    expect(problemsOf(read, text, found, mistake)).toContain(problem);
  });
});

describe('a calendar file', () => {
  const text = planText('calendar-vn.yaml');
  const read: Read = (given) => readCalendarFile(given, 'calendar-vn.yaml');

  it.each([
    ['a holiday that is no day', "{ day: '2024-01-01'", "{ day: '2024-13-01'", 'DAY_INVALID holidays.0.day'],
    [
      'a holiday outside',
      "{ day: '2024-01-01'",
      "{ day: '2023-01-01'",
      'CALENDAR_DAY_INVALID holidays.0.day',
    ],
    ['a holiday twice', "{ day: '2024-02-08'", "{ day: '2024-01-01'", 'CALENDAR_DAY_INVALID holidays.1.day'],
    ['a worked weekday', "['2024-05-04'", "['2024-05-06'", 'CALENDAR_DAY_INVALID swappedWorkingDays.0'],
    [
      'a day both worked and off',
      "['2024-05-04'",
      "['2024-02-10'",
      'CALENDAR_DAY_INVALID swappedWorkingDays.0',
    ],
    ['an end before the beginning', "to: '2028-01-31'", "to: '2023-01-31'", 'CALENDAR_DAY_INVALID to'],
    ['version 0', 'version: 1\n', 'version: 0\n', 'VALUE_NOT_ALLOWED version'],
    ['no basis', /basis:[^]*?from:/.exec(text)?.[0] ?? '', 'from:', 'VALUE_MISSING basis'],
  ])('refuses %s', (_what, found, mistake, problem) => {
    expect(problemsOf(read, text, found, mistake)).toContain(problem);
  });
});

describe('a demo file', () => {
  const text = planText('sample/demo.yaml');
  const read: Read = (given) => readDemoFile(given, 'demo.yaml');

  it.each([
    ['a demo that is not marked', 'sample: true', 'sample: false', 'VALUE_NOT_ALLOWED sample'],
    ['a target as a float', "target: '6,80'", 'target: 6.80', 'DECIMAL_NOT_QUOTED targets.0.target'],
    ['no signer', 'signer: giam-doc\n', '', 'VALUE_MISSING signer'],
  ])('refuses %s', (_what, found, mistake, problem) => {
    expect(problemsOf(read, text, found, mistake)).toContain(problem);
  });
});
