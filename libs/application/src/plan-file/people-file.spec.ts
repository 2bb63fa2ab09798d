import { describe, expect, it } from '@jest/globals';
import { organisation2024 as organisation } from '../../../../test/examples/organisation-2024.js';
import { readPeopleFile } from './people-file.js';

const read = (input: string | Uint8Array) => readPeopleFile(input, 'people.csv', organisation);
const contentOf = (input: string | Uint8Array) => {
  const result = read(input);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.content;
};
const problemsOf = (input: string) => {
  const result = read(input);
  return result.ok ? [] : result.problems.map(({ line, column, code, field }) => [line, column, code, field]);
};

const HEAD = 'ma,ho_ten,tai_khoan,chuc_vu,phong,phu_trach,tu_ngay,den_ngay';
const LY = { personId: 'ly-thi-mai', name: 'Lý Thị Mai', sample: false };

describe('a list of people', () => {
  it('has a row for each office, people once, and accounts', () => {
    const text = [
      HEAD,
      'ly-thi-mai,Lý Thị Mai,mai@so.gov.vn,Văn thư,Văn phòng Sở,,1/9/2024,31/12/2024',
      'ly-thi-mai,Lý Thị Mai,,Chuyên viên,van-phong,,2024-09-01,',
      '',
      'pho-hai,Trần Văn Hai,,Phó Giám đốc,,Phòng Kế hoạch - Tài chính | ql-vt,01/10/2024,',
      'khong-chuc-vu,Ngô Văn Ba,,,,,,',
    ].join('\n');
    expect(contentOf(text)).toEqual({
      people: [
        LY,
        { personId: 'pho-hai', name: 'Trần Văn Hai', sample: false },
        { personId: 'khong-chuc-vu', name: 'Ngô Văn Ba', sample: false },
      ],
      accounts: [{ personId: 'ly-thi-mai', account: 'mai@so.gov.vn' }],
      offices: [
        {
          officeId: 'ly-thi-mai-clerk-2024-09-01',
          office: 'clerk',
          personId: 'ly-thi-mai',
          divisionId: 'van-phong',
          inChargeOf: [],
          from: '2024-09-01',
          to: '2024-12-31',
        },
        {
          officeId: 'ly-thi-mai-officer-2024-09-01',
          office: 'officer',
          personId: 'ly-thi-mai',
          divisionId: 'van-phong',
          inChargeOf: [],
          from: '2024-09-01',
          to: null,
        },
        {
          officeId: 'pho-hai-deputyDirector-2024-10-01',
          office: 'deputyDirector',
          personId: 'pho-hai',
          divisionId: null,
          inChargeOf: ['kh-tc', 'ql-vt'],
          from: '2024-10-01',
          to: null,
        },
      ],
    });
  });

  it.each([
    ['semicolons, as a spreadsheet set to Vietnamese writes them', 'ma;ho_ten\r\nly-thi-mai;Lý Thị Mai\r\n'],
    ['a byte order mark', '\uFEFFma,ho_ten\nly-thi-mai,Lý Thị Mai'],
    ['titles with marks and blanks', 'Mã,Họ tên\nly-thi-mai,Lý Thị Mai'],
    ['titles in English', 'person_id,name\nly-thi-mai,Lý Thị Mai'],
    ['columns in another order', 'ho_ten,ma\nLý Thị Mai,ly-thi-mai'],
    ['quotes and blanks around', 'ma,ho_ten\nly-thi-mai ,"Lý Thị Mai"'],
    ['decomposed letters', 'ma,ho_ten\nly-thi-mai,Lý Thị Mai'.normalize('NFD')],
  ])('is read with %s', (_what, text) => {
    expect(contentOf(text)).toEqual({ people: [LY], accounts: [], offices: [] });
    expect(contentOf(new TextEncoder().encode(text)).people).toEqual([LY]);
  });

  it('is told every line that is wrong, at its column', () => {
    const text = [
      HEAD,
      'Mai,Lý Thị Mai,,Văn thư,Văn phòng Sở,,1/9/2024,',
      'a,,,Văn thư,Văn phòng Sở,,1/9/2024,',
      'b,B,,Thủ quỹ,Văn phòng Sở,,1/9/2024,',
      'c,C,,Văn thư,Phòng Lạ,,30/2/2024,',
      'd,D,,Phó Giám đốc,,kh-tc|la,1/9/2024,x',
      'd,Khác,,,,,,',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      [2, 1, 'INVALID_ID', 'personId'],
      [3, 2, 'VALUE_EMPTY', 'name'],
      [4, 4, 'VALUE_NOT_ALLOWED', 'office'],
      [5, 5, 'UNKNOWN_DIVISION', 'division'],
      [5, 7, 'DAY_INVALID', 'from'],
      [6, 6, 'UNKNOWN_DIVISION', 'inChargeOf'],
      [6, 8, 'DAY_INVALID', 'to'],
      [7, 2, 'DUPLICATE_ID', 'name'],
    ]);
  });

  it.each<[string, string, unknown]>([
    ['nothing', '', [1, 1, 'FILE_EMPTY', '']],
    ['a row too many', `${HEAD}\n${'a,A\n'.repeat(1_001)}`, [1_002, 1, 'FILE_HAS_TOO_MANY_ROWS', '']],
    ['a heading only', HEAD, [1, 1, 'FILE_EMPTY', '']],
    ['an unknown column', 'ma,ho_ten,luong\na,A,1', [1, 3, 'KEY_UNKNOWN', 'luong']],
    ['a column twice', 'ma,ho_ten,name\na,A,A', [1, 3, 'KEY_DUPLICATE', 'name']],
    ['no column of names', 'ma\na', [1, 1, 'VALUE_MISSING', 'name']],
    ['a quote that is never closed', 'ma,ho_ten\na,"A\nb,B', [3, 1, 'FILE_NOT_CSV', '']],
    ['more values than columns', 'ma,ho_ten\na,A,x', [2, 3, 'KEY_UNKNOWN', '']],
    [
      'the same office twice',
      `${HEAD}\na,A,,director,,,1/9/2024,\na,A,,director,,,1/9/2024,`,
      [3, 4, 'DUPLICATE_ID', 'office'],
    ],
    ['two accounts of one person', `${HEAD}\na,A,x,,,,,\na,A,y,,,,,`, [3, 3, 'DUPLICATE_ID', 'account']],
    ['a control character', 'ma,ho_ten\na,A\u202E', [2, 4, 'FILE_HAS_CONTROL_CHARACTER', '']],
    ['marks in a cell', `ma,ho_ten\na,A${'\u0301\u0323'.repeat(16)}`, [2, 4, 'FILE_HAS_TOO_MANY_MARKS', '']],
    ['marks in a title', `ma,ho_ten${'\u0301'.repeat(31)}\na,A`, [1, 10, 'FILE_HAS_TOO_MANY_MARKS', '']],
    ['a name that is too long', `ma,ho_ten\na,${'x'.repeat(501)}`, [2, 2, 'VALUE_TOO_LONG', 'name']],
  ])('is refused with %s', (_what, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('is refused when it is no text, or too large', () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0x41]);
    expect(read(bytes)).toMatchObject({ ok: false, problems: [{ code: 'FILE_NOT_UNICODE' }] });
    expect(read('x'.repeat(300_000))).toMatchObject({ ok: false, problems: [{ code: 'FILE_TOO_LARGE' }] });
  });

  it('knows the line of a person and of an office', () => {
    const result = read(`${HEAD}\na,A,,director,,,1/9/2024,`);
    if (!result.ok) throw new Error('refused');
    expect([result.lineOf('a'), result.lineOf('a-director-2024-09-01'), result.lineOf('b')]).toEqual([
      2,
      2,
      undefined,
    ]);
  });
});
