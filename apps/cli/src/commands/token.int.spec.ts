import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createApplication, systemClock } from '@dondoc/application';
import { SampleAgency } from '../../../../libs/application/src/agency.fixtures.js';
import { freshDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { StartFailure } from '../embedded/start-failure.js';
import { printToken } from './token.js';

let database: TestDatabase;
let said: string;
const before = { ...process.env };
const DAY = 24 * 3_600;
const NOW = Date.parse('2026-11-25T02:00:00.123Z');

beforeAll(async () => {
  database = await freshDatabase();
  const application = await createApplication({ appUrl: database.appUrl, clock: systemClock });
  await SampleAgency.imported(application);
  await application.close();
});
afterAll(() => database.drop());
beforeEach(() => {
  said = '';
  process.env = { ...before, DATABASE_URL: database.appUrl, DONDOC_TOKEN_SECRET: 's'.repeat(32) };
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  process.env = { ...before };
});

const claimsOf = async (ttl: string) => {
  await printToken({ person: 'giam-doc', ttl });
  const [, payload = ''] = said.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
};

describe('a token by the command line', () => {
  it('says to the millisecond when it was made', async () => {
    jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'clearTimeout'] });
    try {
      expect(await claimsOf('12')).toMatchObject({
        sub: 'giam-doc',
        agency: 'sgtvt-mau',
        iat: NOW / 1000,
        exp: Math.floor(NOW / 1000) + DAY / 2,
      });
    } finally {
      jest.useRealTimers();
    }
  });

  it.each(['0.1', String(24 * 90)])('is good for %s hours', async (ttl) => {
    const { exp, iat } = await claimsOf(ttl);
    expect(Number(exp) - Math.floor(Number(iat))).toBe(Number(ttl) * 3_600);
  });

  it.each(['0.09', String(24 * 90 + 1), 'x', ''])('is not good for %j hours', async (ttl) => {
    const printing = printToken({ person: 'giam-doc', ttl });
    await expect(printing).rejects.toThrow(StartFailure);
    await expect(printing).rejects.toThrow(/at most 90 days/);
    expect(said).toBe('');
  });

  it('is nobody’s whom the agency does not know', async () => {
    await expect(printToken({ person: 'la', ttl: '12' })).rejects.toThrow(/There is no person "la"/);
  });
});
