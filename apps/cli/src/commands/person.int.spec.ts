import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createApplication, systemClock, type Application } from '@dondoc/application';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SampleAgency } from '../../../../libs/application/src/agency.fixtures.js';
import { freshDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { StartFailure } from '../embedded/start-failure.js';
import { addPerson, endAccess, endAllAccess, importPeople, revokeOffice, setAccount } from './person.js';

let database: TestDatabase;
let application: Application;
let folder: string;
let said: string;
const before = { ...process.env };

beforeAll(async () => {
  database = await freshDatabase();
  application = await createApplication({ appUrl: database.appUrl, clock: systemClock });
  await SampleAgency.imported(application);
  folder = await mkdtemp(join(tmpdir(), 'dondoc-people-'));
});
afterAll(async () => {
  await application.close();
  await database.drop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  said = '';
  process.env = { ...before, DATABASE_URL: database.appUrl };
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.env = { ...before };
});

const organisation = () => application.queries.organisation('sgtvt-mau');
const listOf = async (...rows: string[]): Promise<string> => {
  const path = join(folder, 'people.csv');
  await writeFile(path, ['ma;ho_ten;tai_khoan;chuc_vu;phong;tu_ngay', ...rows].join('\r\n'));
  return path;
};

describe('people by the command line', () => {
  it('are added, given an account, and lose an office at once', async () => {
    await addPerson({ id: 'ngo-van-ba', name: 'Ngô Văn Ba' });
    await setAccount('ngo-van-ba', 'ba@so.vn', {});
    await revokeOffice('cv-qlvt-officer-2024-01-01', { reason: 'Điều động' });
    const { people, accounts, offices } = await organisation();
    expect(people.at(-1)).toEqual({ personId: 'ngo-van-ba', name: 'Ngô Văn Ba', sample: false });
    expect(accounts).toEqual([{ personId: 'ngo-van-ba', account: 'ba@so.vn' }]);
    expect(offices.find(({ officeId }) => officeId === 'cv-qlvt-officer-2024-01-01')?.to).not.toBeNull();
    await setAccount('ngo-van-ba', undefined, {});
    expect((await organisation()).accounts).toEqual([]);
    await addPerson({ id: 'ngo-van-ba', name: 'Ngô Văn Ba' });
    expect(said).toContain('nothing changed');
  });

  it('lose what they had obtained, one of them or all, with a reason', async () => {
    await endAccess('giam-doc', { reason: 'Mất máy tính' });
    const { accessEnds, allAccessEndedAt } = await organisation();
    expect(accessEnds).toEqual([{ personId: 'giam-doc', at: expect.any(String) }]);
    expect(allAccessEndedAt).toBeNull();
    await endAllAccess({ reason: 'Nghi lộ khóa' });
    expect((await organisation()).allAccessEndedAt).toEqual(expect.any(String));
    expect(said).toMatch(/✓ giam-doc → sgtvt-mau\n✓ tất cả \/ everybody → sgtvt-mau\n/);
    const nobody = endAccess('la', { reason: 'Mất máy tính' });
    await expect(nobody).rejects.toThrow(StartFailure);
    await expect(nobody).rejects.toThrow(/UNKNOWN_PERSON/);
    await expect(endAllAccess({ reason: ' ' })).rejects.toThrow(/REASON_REQUIRED/);
  });

  it('are shown before a list is imported, and imported whole', async () => {
    const path = await listOf('ly-thi-hoa;Lý Thị Hoa;hoa@so.vn;Chuyên viên;Văn phòng Sở;1/9/2024');
    const asBefore = await organisation();
    await importPeople(path, { preview: true });
    expect(said).toMatch(
      /PersonRegistered: ly-thi-hoa, Lý Thị Hoa\nOfficeAssumed: .*\nAccountChanged: .*hoa@so\.vn/,
    );
    expect(await organisation()).toEqual(asBefore);
    await importPeople(path, {});
    expect((await organisation()).people.at(-1)?.personId).toBe('ly-thi-hoa');
  });

  it('are told with their line when the list is wrong, and none is imported', async () => {
    const asBefore = await organisation();
    const path = await listOf('a;A;;;;', 'b;B;;Thủ quỹ;;');
    const importing = importPeople(path, {});
    await expect(importing).rejects.toThrow(StartFailure);
    await expect(importing).rejects.toThrow(/people\.csv:3:4 VALUE_NOT_ALLOWED office/);
    const taken = await listOf('giam-doc;Tên Khác;;;;');
    for (const preview of [true, false])
      await expect(importPeople(taken, { preview })).rejects.toThrow(/DUPLICATE_ID/);
    expect(await organisation()).toEqual(asBefore);
  });
});
