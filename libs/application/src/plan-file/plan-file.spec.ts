import { describe, expect, it } from '@jest/globals';
import { isProblemCode } from '@dondoc/contracts';
import { readPlanFile } from './plan-file.js';
import { readYaml } from './yaml-source.js';
import { importPlan, organisationFrom, planted, planText } from './plan-files.fixtures.js';

const told = (result: ReturnType<typeof importPlan>) =>
  result.ok ? [] : result.problems.map(({ code, line, field }) => ({ code, line, field }));

describe('a mistake in the plan is refused with its line', () => {
  it.each([
    [
      'an unknown division',
      'leadDivision: Phòng Quản lý chất lượng công trình giao thông',
      'leadDivision: Phòng Không Có',
      'UNKNOWN_DIVISION',
      'assignments.1.leadDivision',
    ],
    [
      'a wrong difference',
      "delta: '1,97'",
      "delta: '1,79'",
      'TARGET_BASELINE_DELTA_MISMATCH',
      'subIndices.1.delta',
    ],
    [
      'a decimal that went through a float',
      "baseline: '4,84'",
      'baseline: 4.84',
      'DECIMAL_NOT_QUOTED',
      'subIndices.0.baseline',
    ],
    ['a decimal that is none', "target: '4,38'", "target: '4,3,8'", 'INVALID_DECIMAL', 'subIndices.2.target'],
    [
      'a whole decimal with an exponent',
      "target: '4,38'",
      "target: '4e0'",
      'INVALID_DECIMAL',
      'subIndices.2.target',
    ],
    [
      'an id used twice',
      'assignmentId: pgi-2024-nv3',
      'assignmentId: pgi-2024-nv2',
      'DUPLICATE_ID',
      'assignments.2.assignmentId',
    ],
    [
      'a sub-index used twice',
      'subIndexId: dam-bao-tuan-thu\n    name',
      'subIndexId: giam-thieu-o-nhiem-thien-tai\n    name',
      'DUPLICATE_ID',
      'subIndices.1.subIndexId',
    ],
    [
      'an unknown sub-index',
      'subIndexId: dam-bao-tuan-thu\n    lead',
      'subIndexId: dam-bao-la\n    lead',
      'UNKNOWN_SUB_INDEX',
      'assignments.3.subIndexId',
    ],
    ['an unknown key', 'sample: false', 'samples: false', 'KEY_UNKNOWN', 'samples'],
    [
      'a key that hides in every object',
      'sample: false',
      'sample: false\n__proto__: {}',
      'KEY_UNKNOWN',
      '__proto__',
    ],
    ['31 June', 'beforeDay: 15', 'beforeDay: 31', 'SCHEDULE_MAKES_NO_SENSE', 'schedule.quarterly.beforeDay'],
    [
      'a day in words',
      'beforeDay: 15',
      'beforeDay: mười lăm',
      'VALUE_WRONG_TYPE',
      'schedule.quarterly.beforeDay',
    ],
    ['half a day', 'beforeDay: 15', 'beforeDay: 14.5', 'VALUE_WRONG_TYPE', 'schedule.quarterly.beforeDay'],
    [
      'a parent plan of 31 June',
      "date: '2024-07-12'",
      "date: '2024-06-31'",
      'DAY_INVALID',
      'parentPlan.date',
    ],
    [
      'a policy that is none',
      'nonWorkingDayPolicy: KEEP',
      'nonWorkingDayPolicy: SKIP',
      'VALUE_NOT_ALLOWED',
      'settings.nonWorkingDayPolicy',
    ],
    [
      'a setting out of range',
      'weeklyRepeats: 4',
      'weeklyRepeats: 400',
      'SETTING_OUT_OF_RANGE',
      'settings.weeklyRepeats',
    ],
    [
      'a title nobody can see',
      'title: Tuyên truyền chính sách hỗ trợ và dịch vụ khi đầu tư xanh',
      'title: "\\u200B"',
      'VALUE_EMPTY',
      'assignments.5.title',
    ],
    ['an id with capitals', 'planId: pgi-2024\n', 'planId: PGI-2024\n', 'INVALID_ID', 'planId'],
    [
      'NUL written as an escape',
      'number: 163/KH-UBND',
      'number: "163\\0"',
      'FILE_HAS_CONTROL_CHARACTER',
      'parentPlan.number',
    ],
    [
      'half a character written as an escape',
      'number: 163/KH-UBND',
      'number: "\\uD800"',
      'FILE_NOT_UNICODE',
      'parentPlan.number',
    ],
    ['an anchor', 'number: 163/KH-UBND', 'number: &n 163/KH-UBND', 'FILE_NOT_PLAIN', 'parentPlan.number'],
    ['a tag', 'number: 163/KH-UBND', 'number: !!str 163', 'FILE_NOT_PLAIN', 'parentPlan.number'],
  ])('%s', (_what, found, mistake, code, field) => {
    const { text, line } = planted(found, mistake);
    const added = code === 'KEY_UNKNOWN' && mistake.includes('\n') ? 1 : 0;
    expect(told(importPlan(text))).toContainEqual({ code, line: line + added, field });
  });

  it.each(['99999999999999999999', '1e300', '2101', '-1'])(
    'a year of %s, with the years there may be',
    (year) => {
      const result = importPlan(planted('year: 2024', `year: ${year}`).text);
      expect(result).toMatchObject({ ok: false });
      expect(result.ok ? [] : result.problems).toContainEqual(
        expect.objectContaining({
          code: 'SETTING_OUT_OF_RANGE',
          field: 'year',
          params: { min: 2000, max: 2100 },
        }),
      );
    },
  );

  it('30 February', () => {
    const { text, line } = planted('beforeDay: 5\n    month: 12', 'beforeDay: 30\n    month: 2');
    expect(told(importPlan(text))).toEqual([
      { code: 'SCHEDULE_MAKES_NO_SENSE', line, field: 'schedule.yearly.beforeDay' },
    ]);
  });

  it('a target left out, at the sub-index it is missing from', () => {
    const { text, line } = planted("    target: '6,11'\n", '');
    expect(told(importPlan(text))).toEqual([
      { code: 'VALUE_MISSING', line: line - 3, field: 'subIndices.1.target' },
    ]);
  });

  it('all sub-indices left out', () => {
    const text = planText('pgi-2024/plan.yaml').replace(/subIndices:[^]*?assignments:/, 'assignments:');
    expect(told(importPlan(text))).toEqual([{ code: 'VALUE_MISSING', line: 1, field: 'subIndices' }]);
  });

  it('a key written twice, at the second', () => {
    const { text, line } = planted("    baseline: '3,60'\n", "    baseline: '3,60'\n    baseline: '3,61'\n");
    expect(told(importPlan(text))).toEqual([
      { code: 'KEY_DUPLICATE', line: line + 1, field: 'subIndices.2.baseline' },
    ]);
  });

  it('every mistake at once, in the order of the file', () => {
    const text = planText('pgi-2024/plan.yaml')
      .replace("delta: '1,74'", "delta: '1,75'")
      .replace('leadDivision: Văn phòng Sở', 'leadDivision: Phòng Không Có')
      .replace('beforeDay: 15', 'beforeDay: 31');
    const problems = told(importPlan(text));
    expect(problems.map(({ code }) => code)).toEqual([
      'TARGET_BASELINE_DELTA_MISMATCH',
      'UNKNOWN_DIVISION',
      'SCHEDULE_MAKES_NO_SENSE',
    ]);
    expect(problems.map(({ line }) => line)).toEqual(problems.map(({ line }) => line).sort((a, b) => a - b));
  });

  it('names the column, the division and the file', () => {
    const { text } = planted('leadDivision: Phòng Quản lý kết cấu hạ tầng & ATGT', 'leadDivision: Phòng Lạ');
    expect(importPlan(text)).toMatchObject({
      problems: [{ fileName: 'pgi-2024/plan.yaml', column: 19, params: { division: 'Phòng Lạ' } }],
    });
  });

  it('knows no division that the agency has not', () => {
    const nobody = { ...organisationFrom('pgi-2024/organisation.yaml'), divisions: [] };
    const result = importPlan(planText('pgi-2024/plan.yaml'), nobody);
    expect(told(result).map(({ code }) => code)).toEqual(Array(6).fill('UNKNOWN_DIVISION'));
  });
});

const MARKS = '\u0301\u0323'.repeat(30_000);
const STAIRS = Array.from({ length: 700 }, (_, n) => `${' '.repeat(n)}a:`).join('\n');
const ESCAPED = String.raw`\u0301\u0323`.repeat(10_000);

describe('what closes more than it opened', () => {
  it.each([
    ['braces', '}'.repeat(262_144), 1],
    ['brackets', `a: [1]\n${']\n'.repeat(100_000)}`, 2],
    ['brackets after lists', `a:\n${'- [] ]\n'.repeat(30_000)}`, 2],
  ])('is told of once, at its line: %s', (_what, text, line) => {
    expect(readPlanFile(text, 'x.yaml')).toMatchObject({
      ok: false,
      problems: [{ code: 'FILE_NOT_YAML', line }],
    });
  });

  it('is not what only looks like it', () => {
    const brackets = '['.repeat(40) + '}'.repeat(40);
    const text = [`a: "${brackets}"`, `b: x${brackets}`, `c: |`, `  ${brackets}`, `# ${brackets}`].join('\n');
    expect(readYaml(text, 'x.yaml')).toMatchObject({ ok: true, source: { value: { b: `x${brackets}` } } });
  });
});

describe('what is no plan file at all', () => {
  const first = (input: string | Uint8Array) => {
    const result = readPlanFile(input, 'x.yaml');
    return result.ok ? undefined : result.problems[0];
  };

  it.each<[string, string | Uint8Array, string, number]>([
    ['nothing', '', 'FILE_EMPTY', 1],
    ['a comment alone', '# không có gì\n', 'FILE_EMPTY', 1],
    ['a word', 'kế hoạch', 'VALUE_WRONG_TYPE', 1],
    ['a list', '- 1\n- 2\n', 'VALUE_WRONG_TYPE', 1],
    ['JSON cut short', '{"planId": "pgi', 'FILE_NOT_YAML', 1],
    ['a line out of place', 'planId: a\n  title: b\n', 'FILE_NOT_YAML', 1],
    ['two documents', 'planId: a\n---\nplanId: b\n', 'FILE_NOT_YAML', 2],
    ['a tab', 'planId: a\nyear:\t2024\n', 'FILE_HAS_TAB', 2],
    ['NUL', 'planId: a\nyear: 20\u000024\n', 'FILE_HAS_CONTROL_CHARACTER', 2],
    ['an escape sequence', 'planId: \u001b[31m\n', 'FILE_HAS_CONTROL_CHARACTER', 1],
    ['text turned round', 'planId: a\ntitle: 100\u202e001\n', 'FILE_HAS_CONTROL_CHARACTER', 2],
    ['text turned round by an escape', 'planId: a\ntitle: "\\u2066x"\n', 'FILE_HAS_CONTROL_CHARACTER', 2],
    ['marks without end', `planId: a\ntitle: k${MARKS}\n`, 'FILE_HAS_TOO_MANY_MARKS', 2],
    ['marks without end by escapes', `planId: a\ntitle: "${ESCAPED}"\n`, 'FILE_HAS_TOO_MANY_MARKS', 2],
    ['Latin-1', Buffer.from('planId: a\ntitle: k\xe9', 'latin1'), 'FILE_NOT_UNICODE', 2],
    ['UTF-16', Buffer.from('planId: a', 'utf16le'), 'FILE_HAS_CONTROL_CHARACTER', 1],
    ['text decoded wrongly before', 'planId: a\ntitle: k\uFFFD\n', 'FILE_NOT_UNICODE', 2],
    ['a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), 'FILE_NOT_UNICODE', 1],
    ['20 MB', 'a'.repeat(20 * 1024 * 1024), 'FILE_TOO_LARGE', 1],
    ['20 MB of bytes', new Uint8Array(20 * 1024 * 1024), 'FILE_TOO_LARGE', 1],
    ['brackets without end', '['.repeat(262_144), 'FILE_TOO_DEEP', 1],
    ['braces without end', `a: b\nc: ${'{'.repeat(100_000)}`, 'FILE_TOO_DEEP', 2],
    ['a nest too deep', `a: ${'['.repeat(40)}${']'.repeat(40)}`, 'FILE_TOO_DEEP', 1],
    ['lists in lists without end', `a: b\n${'- '.repeat(100_000)}`, 'FILE_TOO_DEEP', 2],
    ['keys that are keys without end', '? '.repeat(100_000), 'FILE_TOO_DEEP', 1],
    ['values of values without end', 'x: '.repeat(80_000), 'FILE_TOO_DEEP', 1],
    ['maps in maps without end', STAIRS, 'FILE_TOO_DEEP', 102],
    ['a few maps too many', STAIRS.split('\n').slice(0, 40).join('\n'), 'FILE_TOO_DEEP', 18],
    ['an alias of what is everything', 'a: &a [1]\nb: [*a, *a]\n', 'FILE_NOT_PLAIN', 1],
    [
      'a merge of keys',
      planText('pgi-2024/plan.yaml').replace('sample: false', 'sample: false\n<<: {year: 1}'),
      'KEY_UNKNOWN',
      8,
    ],
    ['a key that is a list', '? [a]\n: b\n', 'FILE_NOT_PLAIN', 1],
    ['a tag of its own', 'planId: !secret a\n', 'FILE_NOT_PLAIN', 1],
  ])('%s', (_what, input, code, line) => {
    const problem = first(input);
    expect(problem).toMatchObject({ code, line });
    expect(isProblemCode(problem?.code)).toBe(true);
  });
});
