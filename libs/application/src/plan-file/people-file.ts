import { parse } from 'csv-parse/sync';
import {
  divisionNamed,
  isBlank,
  isDay,
  isDivision,
  nfc,
  type Office,
  type OfficeName,
  type Organisation,
  type PeopleContent,
  type Person,
} from '@dondoc/domain';
import type { FileProblem, FileResult } from './file-problem.types.js';
import { failed } from './file-result.js';
import { readText } from './text-file.js';

/** Each column by its name in either language; `required` ones stand in every row. */
const COLUMNS = {
  personId: ['ma', 'person_id'],
  name: ['ho_ten', 'name'],
  account: ['tai_khoan', 'account'],
  office: ['chuc_vu', 'office'],
  division: ['phong', 'division'],
  inChargeOf: ['phu_trach', 'in_charge_of'],
  from: ['tu_ngay', 'from'],
  to: ['den_ngay', 'to'],
} as const;
type Column = keyof typeof COLUMNS;

const OFFICES: Readonly<Record<OfficeName, readonly string[]>> = {
  officer: ['chuyên viên'],
  head: ['trưởng phòng', 'chánh văn phòng'],
  consolidator: ['tổng hợp', 'chuyên viên tổng hợp'],
  reviewer: ['duyệt', 'người duyệt'],
  clerk: ['văn thư'],
  deputyDirector: ['phó giám đốc'],
  director: ['giám đốc'],
  auditor: ['thanh tra', 'kiểm tra'],
  administrator: ['quản trị hệ thống'],
};

const LONGEST = 500;
/** Several times an agency: each row is compared with all that is known. */
const MOST_ROWS = 1_000;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export interface PeopleFile {
  readonly content: PeopleContent;
  /** The line on which a person, or an office, was first named; for what the domain refuses. */
  readonly lineOf: (id: string) => number | undefined;
}

/**
 * Reads people as an office keeps them: a row for each office, columns separated by commas or semicolons, days as
 * 31/12/2024 or 2024-12-31, divisions by name or id, several in charge of separated by `|`. `sample` marks them as
 * invented. Never throws; every problem names its line.
 */
export function readPeopleFile(
  input: string | Uint8Array,
  fileName: string,
  organisation: Organisation,
  sample = false,
): FileResult<PeopleFile> {
  const read = readText(input, fileName);
  if (!read.ok) return read;
  const table = tableOf(read.text, fileName);
  if (!table.ok) return table;

  const problems: FileProblem[] = [];
  const people = new Map<string, Person>();
  const accounts = new Map<string, string>();
  const offices: Office[] = [];
  const lines = new Map<string, number>();
  for (const { line, cell, at } of table.rows) {
    const wrong = (column: Column, code: FileProblem['code'], params: FileProblem['params'] = {}): void => {
      problems.push({ fileName, line, column: at(column), code, field: column, params });
    };
    const personId = cell('personId');
    const name = cell('name');
    for (const [column, value] of [
      ['personId', personId],
      ['name', name],
    ] as const)
      if (isBlank(value)) wrong(column, 'VALUE_EMPTY');
    if (!isBlank(personId) && (!ID.test(personId) || personId.length > 64)) wrong('personId', 'INVALID_ID');
    for (const column of Object.keys(COLUMNS) as Column[])
      if (cell(column).length > LONGEST) wrong(column, 'VALUE_TOO_LONG', { limit: LONGEST });
    const known = people.get(personId);
    if (known && known.name !== name) wrong('name', 'DUPLICATE_ID', { id: personId });
    if (!known) lines.set(personId, line);
    // Somebody known stays what they are: a list of real people may give a sample person an office.
    const before = organisation.people.find((one) => one.personId === personId);
    people.set(personId, { personId, name, sample: before?.sample ?? sample });
    if (!isBlank(cell('account'))) {
      const other = accounts.get(personId);
      if (other !== undefined && other !== cell('account'))
        wrong('account', 'DUPLICATE_ID', { id: personId });
      accounts.set(personId, cell('account'));
    }
    if (isBlank(cell('office'))) continue;
    const office = officeNamed(cell('office'));
    if (!office) {
      wrong('office', 'VALUE_NOT_ALLOWED');
      continue;
    }
    const divisionId = (value: string, column: Column): string => {
      const id = isDivision(organisation, value) ? value : divisionNamed(organisation, value)?.divisionId;
      if (id === undefined) wrong(column, 'UNKNOWN_DIVISION', { division: value });
      return id ?? value;
    };
    const day = (column: Column): string => {
      const found = dayIn(cell(column));
      if (found === undefined) wrong(column, 'DAY_INVALID');
      return found ?? '';
    };
    const from = day('from');
    const officeId = [personId, office, from].join('-');
    if (lines.has(officeId)) wrong('office', 'DUPLICATE_ID', { id: officeId });
    lines.set(officeId, line);
    offices.push({
      officeId,
      office,
      personId,
      divisionId: isBlank(cell('division')) ? null : divisionId(cell('division'), 'division'),
      inChargeOf: cell('inChargeOf')
        .split('|')
        .filter((value) => !isBlank(value))
        .map((value) => divisionId(value.trim(), 'inChargeOf')),
      from,
      to: isBlank(cell('to')) ? null : day('to'),
    });
  }
  if (problems.length > 0) return failed(problems);
  const content = {
    people: [...people.values()],
    offices,
    accounts: [...accounts].map(([personId, account]) => ({ personId, account })),
  };
  return { ok: true, content, lineOf: (id) => lines.get(id) };
}

interface Row {
  readonly line: number;
  /** Trimmed and in NFC; empty where the file has no such column. */
  readonly cell: (column: Column) => string;
  /** From 1. */
  readonly at: (column: Column) => number;
}

function tableOf(text: string, fileName: string): FileResult<{ rows: readonly Row[] }> {
  const problem = (line: number, column: number, code: FileProblem['code'], field = '', params = {}) =>
    failed([{ fileName, line, column, code, field, params }]);
  let records: { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
  try {
    records = parse(text, {
      delimiter: [',', ';'],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as typeof records;
  } catch (error) {
    const { lines } = error as { lines?: number };
    return problem(lines ?? 1, 1, 'FILE_NOT_CSV');
  }
  const [head, ...body] = records;
  if (!head || body.length === 0) return problem(1, 1, 'FILE_EMPTY');
  const beyond = body[MOST_ROWS];
  if (beyond) return problem(beyond.info.lines, 1, 'FILE_HAS_TOO_MANY_ROWS', '', { limit: MOST_ROWS });
  const columns = new Map<Column, number>();
  for (const [index, title] of head.record.entries()) {
    const column = columnNamed(title);
    if (!column)
      return problem(1, index + 1, 'KEY_UNKNOWN', title.slice(0, 100), { key: title.slice(0, 100) });
    if (columns.has(column)) return problem(1, index + 1, 'KEY_DUPLICATE', column, { key: title });
    columns.set(column, index);
  }
  for (const column of ['personId', 'name'] as const)
    if (!columns.has(column)) return problem(1, 1, 'VALUE_MISSING', column);
  const long = body.find(({ record }) => record.length > head.record.length);
  if (long)
    return problem(long.info.lines, head.record.length + 1, 'KEY_UNKNOWN', '', {
      key: String(long.record.length),
    });
  return {
    ok: true,
    rows: body.map(({ record, info }) => ({
      line: info.lines,
      cell: (column) => nfc(record[columns.get(column) ?? -1] ?? ''),
      at: (column) => (columns.get(column) ?? 0) + 1,
    })),
  };
}

const columnNamed = (title: string): Column | undefined => {
  const wanted = nfc(title)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/giu, 'd')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return (Object.keys(COLUMNS) as Column[]).find((column) =>
    [column.toLowerCase(), ...COLUMNS[column]].includes(wanted),
  );
};

const officeNamed = (title: string): OfficeName | undefined => {
  const wanted = title.toLowerCase().replace(/\s+/g, ' ');
  return (Object.keys(OFFICES) as OfficeName[]).find((office) =>
    [office.toLowerCase(), ...OFFICES[office]].includes(wanted),
  );
};

function dayIn(text: string): string | undefined {
  const local = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const [, day = '', month = '', year = ''] = local ?? [];
  const given = local ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  return isDay(given) ? given : undefined;
}
