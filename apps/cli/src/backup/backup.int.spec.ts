import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Application, AttachmentFiles, createApplication, systemClock } from '@dondoc/application';
import { installationActor, type Attachment } from '@dondoc/domain';
import { RECORD, sqlMigrationNames } from '@dondoc/event-store';
import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { accepted, SampleAgency } from '../../../../libs/application/src/agency.fixtures.js';
import { forged, rewritten, withManifest } from '../../../../test/support/changed-archive.js';
import { asked, dump, tables } from '../../../../test/support/database-content.js';
import { playedQ3, NOW } from '../../../../test/support/played-q3.js';
import { freshDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { backupCommand } from '../commands/backup.js';
import { restoreCommand } from '../commands/restore.js';
import { StartFailure } from '../embedded/start-failure.js';
import { checkArchive } from './check-archive.js';

jest.setTimeout(60_000);
const SIGNED_IN = `WITH signed_in AS (INSERT INTO sessions VALUES (repeat('a', 64), 'x', 'y', 'z', now(), now())) INSERT INTO pending_sign_ins VALUES (repeat('a', 64), '', '', '', '', now())`;

const played = playedQ3();
let folder: string;
let archive: string;
let file: Attachment;
let target: TestDatabase;
/** What the database held when the backup was taken. */
let atBackup: Awaited<ReturnType<typeof dump>>;

const environment = ({ appUrl, feedUrl, ownerUrl }: TestDatabase) => ({
  DONDOC_HOME: folder,
  DATABASE_URL: appUrl,
  DATABASE_FEED_URL: feedUrl,
  DATABASE_OWNER_URL: ownerUrl,
});
const restore = (path = archive, options: { replace?: boolean; yes?: boolean } = {}) =>
  restoreCommand(path, options, environment(target));

const openOn = ({ appUrl }: TestDatabase): Promise<Application> =>
  createApplication({ appUrl, clock: systemClock });

/** The last line that a command answered. */
const answered = async (command: () => Promise<void>): Promise<string> => {
  const written: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    await command();
  } finally {
    write.mockRestore();
  }
  return written.join('').trim();
};

const followed = (database: TestDatabase) =>
  asked<{ consumer: string; epoch: number; position: string }>(
    database.adminUrl,
    'SELECT consumer, epoch, position::text AS position FROM feed_checkpoints ORDER BY consumer',
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-backup-'));
  const { database, application } = played;
  // A second agency, a calendar of one that has no organisation yet, and a consumer that lags.
  await SampleAgency.issued(application, 'so-khac');
  const calendar = await application.queries.calendar('so-khac');
  if (!calendar) throw new Error('no calendar');
  const publication = {
    target: { kind: 'calendar' },
    command: { type: 'PublishCalendar', calendar },
  } as const;
  accepted(await new SampleAgency(application, 'so-moi').send(installationActor('spec'), publication, NOW));
  await asked(
    database.feedUrl,
    `INSERT INTO feed_checkpoints (consumer, epoch, transaction_id, position)
     SELECT 'workflow-progress', epoch, transaction_id, position FROM events ORDER BY position LIMIT 1 OFFSET 3`,
  );
  const files = new AttachmentFiles(join(folder, 'attachments'));
  const { agencyId } = played.agency;
  file = await files.receive(agencyId, 'Biên bản.pdf', Readable.from([Buffer.from('%PDF-1.7 biên bản')]));
  accepted(
    await played.agency.send(
      played.agency.person('cv-van-phong'),
      {
        target: { kind: 'attachments', reportId: 'pgi-2024-nv4-Q4' },
        command: { type: 'ReceiveAttachment', attachment: file },
      },
      NOW,
    ),
  );
  atBackup = await dump(database);
  archive = await answered(() => backupCommand({ to: join(folder, 'kept') }, environment(database)));
  // The system went on after the backup.
  accepted(await played.agency.step('pgi-2024-nv6-Q3', 'level:3', '2024-09-18T17:00:00.000Z'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  target = await freshDatabase();
});
afterEach(() => target.drop());

describe('a backup', () => {
  it('is one dated file for its owner only, and leaves nothing half beside it', async () => {
    expect(archive).toMatch(/\/kept\/dondoc-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.tar\.gz$/);
    expect(await readdir(join(folder, 'kept'))).toEqual([archive.split('/').at(-1)]);
    expect((await stat(archive)).mode & 0o777).toBe(0o600);
  });

  it('holds no password and no key', async () => {
    const text = gunzipSync(await readFile(archive)).toString('utf8');
    for (const secret of [':test@', 'secrets.json', 'tokenSecret', 'postgres://'])
      expect(text).not.toContain(secret);
  });

  it('is not made without a file that the record names', async () => {
    const kept = join(folder, 'attachments', played.agency.agencyId, file.hash.slice(0, 2), file.hash);
    const bytes = await readFile(kept);
    const before = await readdir(join(folder, 'kept'));
    for (const spoil of [() => writeFile(kept, '%PDF-1.7 khác'), () => rm(kept)]) {
      await spoil();
      await expect(backupCommand({ to: join(folder, 'kept') }, environment(played.database))).rejects.toThrow(
        new RegExp(`tệp đính kèm ${file.hash}`),
      );
    }
    await writeFile(kept, bytes);
    expect(await readdir(join(folder, 'kept'))).toEqual(before);
  });

  it('is not made of a record that does not verify', async () => {
    await asked(
      played.database.adminUrl,
      `UPDATE events SET data = replace(data, 'Thiếu số liệu', 'Đủ số liệu') WHERE type = 'ReportReturned'`,
    );
    const before = await readdir(join(folder, 'kept'));
    await expect(backupCommand({ to: join(folder, 'kept') }, environment(played.database))).rejects.toThrow(
      /không toàn vẹn[^]*breaks at event/,
    );
    expect(await readdir(join(folder, 'kept'))).toEqual(before);
    await asked(
      played.database.adminUrl,
      `UPDATE events SET data = replace(data, 'Đủ số liệu', 'Thiếu số liệu') WHERE type = 'ReportReturned'`,
    );
  });

  it('knows every table: what is no record is rebuilt from it', async () => {
    const rebuilt = await asked<{ name: string }>(
      played.database.adminUrl,
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
         AND relkind = 'r' AND has_table_privilege('dondoc_app', oid, 'DELETE')`,
    );
    expect((await tables(played.database)).toSorted()).toEqual(
      [...RECORD, ...rebuilt.map(({ name }) => name)].toSorted(),
    );
  });
});

describe('a restore', () => {
  it('gives back every event to the byte, every command, and the same read models; and no session', async () => {
    await asked(target.adminUrl, SIGNED_IN);
    await restore();
    const { epochs, feed_checkpoints: _, ...rest } = await dump(target);
    const { epochs: epochsBefore, feed_checkpoints: __, ...before } = atBackup;
    expect(rest).toEqual(before);
    expect(epochs).toEqual(expect.arrayContaining([...(epochsBefore ?? [])]));
    expect(epochs).toHaveLength((epochsBefore ?? []).length + 1);
  });

  it('gives back the files of reports', async () => {
    const kept = join(folder, 'attachments');
    await rename(kept, `${kept}-before`);
    await restore();
    const back = await new AttachmentFiles(kept).read(played.agency.agencyId, file.hash);
    expect(back?.toString()).toBe('%PDF-1.7 biên bản');
  });

  it('leaves the tables protected as they were, the chain whole, and commands possible', async () => {
    await restore();
    const unprotected = await asked(
      target.adminUrl,
      `SELECT FROM pg_class WHERE relname IN ('events', 'commands') AND NOT (relrowsecurity AND relforcerowsecurity)`,
    );
    expect(unprotected).toEqual([]);
    const application = await openOn(target);
    try {
      for (const agencyId of ['sgtvt-mau', 'so-khac'])
        expect(await application.processes.verifyAudit(agencyId)).toMatchObject({ whole: true });
      const agency = new SampleAgency(application, 'so-khac');
      accepted(await agency.submit('tp-qlvt', 'pgi-2024-nv5-Q3', NOW, { lateReason: 'Chờ số liệu' }));
      expect(await application.processes.verifyAudit('so-khac')).toMatchObject({ whole: true });
    } finally {
      await application.close();
    }
  });

  it('begins an epoch of its own each time, and every consumer after the last event', async () => {
    await restore();
    const [{ last } = { last: '' }] = await asked<{ last: string }>(
      target.adminUrl,
      `SELECT position::text AS last FROM events ORDER BY epoch DESC, transaction_id DESC, position DESC LIMIT 1`,
    );
    expect(await followed(target)).toEqual([{ consumer: 'workflow-progress', epoch: 1, position: last }]);
    const newest = async () =>
      (await asked<{ epoch: number }>(target.adminUrl, 'SELECT max(epoch) AS epoch FROM epochs'))[0]?.epoch ??
      0;
    const first = await newest();
    await restore(archive, { replace: true, yes: true });
    expect(await newest()).toBeGreaterThan(first);
    expect(first).toBeGreaterThan(1);
  });

  it('records a step that was due before it once, as perhaps told', async () => {
    await restore();
    const application = await openOn(target);
    try {
      const agency = new SampleAgency(application, 'sgtvt-mau');
      const due = '2024-09-18T17:00:00.000Z';
      accepted(await agency.step('pgi-2024-nv6-Q3', 'level:3', due));
      expect(await agency.step('pgi-2024-nv6-Q3', 'level:3', due)).toEqual({ outcome: 'nothingToDo' });
      accepted(await agency.step('pgi-2024-nv6-Y', 'reminder:10', '2024-11-21T01:00:00.000Z'));
      const { items } = await application.queries.escalations(agency.asking('giam-doc', NOW), {
        reportId: 'pgi-2024-nv6-Q3',
      });
      expect(items.map(({ escalationId, mayHaveBeenTold }) => [escalationId, mayHaveBeenTold])).toEqual([
        ['a1-L3', true],
        ['a1-L2', false],
        ['a1-L1', false],
      ]);
      const tellAgain = { type: 'TellAgain', escalationId: 'a1-L3' } as const;
      accepted(await agency.about('tong-hop-kh-tc', 'pgi-2024-nv6-Q3', tellAgain, NOW));
      const told = await application.queries.escalations(agency.asking('giam-doc', NOW), {
        reportId: 'pgi-2024-nv6-Q3',
      });
      expect(told.items.map(({ mayHaveBeenTold }) => mayHaveBeenTold)).toEqual([false, false, false]);
      expect(told.items[0]?.recipients).toMatchObject([{ personId: 'giam-doc' }]);
    } finally {
      await application.close();
    }
    const skipped = await asked<{ reason: string }>(
      target.adminUrl,
      `SELECT data::json ->> 'reason' AS reason FROM events WHERE stream_id = 'report-pgi-2024-nv6-Y'
         AND type = 'ReminderSkipped' ORDER BY version DESC LIMIT 1`,
    );
    expect(skipped).toEqual([{ reason: 'mayHaveBeenTold' }]);
  });
});

describe('a restore refuses', () => {
  const nothingThere = async (): Promise<void> => {
    expect(await asked(target.adminUrl, 'SELECT FROM events')).toEqual([]);
    expect(await asked(target.adminUrl, 'SELECT FROM epochs')).toHaveLength(1);
  };
  const refused = async (path: string, sentences: RegExp): Promise<void> => {
    const restoring = restore(path);
    await expect(restoring).rejects.toThrow(StartFailure);
    await expect(restoring).rejects.toThrow(sentences);
    await nothingThere();
  };

  it('a file that is not there, or is no backup', async () => {
    const none = join(folder, 'none.tar.gz');
    await refused(none, /Không có tệp[^]*There is no file/);
    await refused(folder, /không phải là tệp sao lưu[^]*is no backup/);
    const other = await rewritten(archive, 'other.tar.gz', () => undefined);
    await refused(other, /không phải là tệp sao lưu[^]*is no backup/);
  });

  it.each([0.1, 0.5, 0.99])('one that was cut off at %d of its length', async (share) => {
    const bytes = await readFile(archive);
    const path = join(folder, `cut-${share}.tar.gz`);
    await writeFile(path, bytes.subarray(0, Math.floor(bytes.length * share)));
    await refused(path, /bị hỏng hoặc bị cắt cụt[^]*is damaged or cut off/);
  });

  it.each([
    ['no gzip', 'xin chào', 'incorrect header check'],
    ['empty', '', 'unexpected end of file'],
  ])('one that is %s, with the reason', async (_, text, why) => {
    const path = join(folder, 'reason.tar.gz');
    await writeFile(path, text);
    await refused(path, new RegExp(`bị cắt cụt \\(.*${why}\\)[^]*cut off \\(.*${why}\\)`));
  });

  it('one of which a byte is another', async () => {
    const bytes = await readFile(archive);
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 0x10, middle);
    const path = join(folder, 'bit.tar.gz');
    await writeFile(path, bytes);
    await refused(path, /bị hỏng hoặc bị cắt cụt[^]*is damaged or cut off/);
  });

  it('one without its manifest, without a part, or with a changed one', async () => {
    const damaged = /bị hỏng hoặc bị cắt cụt[^]*is damaged or cut off/;
    const without = (name: string) => (path: string, text: string) => (path === name ? undefined : text);
    await refused(await rewritten(archive, 'no-manifest.tar.gz', without('manifest.json')), damaged);
    await refused(await rewritten(archive, 'no-commands.tar.gz', without('commands/000001.jsonl')), damaged);
    await refused(
      await rewritten(archive, 'changed.tar.gz', (path, text) =>
        path.startsWith('events/')
          ? text.replace('Đã kiểm tra 12 công trình', 'Đã kiểm tra 99 công trình')
          : text,
      ),
      damaged,
    );
  });

  it.each<[string, RegExp, (kind: string, row: Record<string, unknown>) => unknown]>([
    ['an epoch of its own', /no epoch 77/, (kind, row) => (kind === 'events' ? { ...row, epoch: 77 } : row)],
    [
      'an epoch beyond all others',
      /no possible number/,
      (kind, row) => (kind === 'events' || kind === 'epochs' ? { ...row, epoch: 2_147_483_646 } : row),
    ],
    [
      'a last place in the feed',
      /no possible position/,
      (kind, row) => (kind === 'events' ? { ...row, position: '9223372036854775807' } : row),
    ],
    ['an agency that is not listed', /is not listed/, (kind, row) => (kind === 'agencies' ? 'khac' : row)],
  ])('one with sound hashes and %s', async (name, why, change) => {
    await refused(await forged(archive, `${name}.tar.gz`, change), why);
  });

  it('one with another file under the name of an attachment, or without it', async () => {
    const named = `files/${played.agency.agencyId}/${file.hash}`;
    const other = await rewritten(archive, 'other-file.tar.gz', (path, text) =>
      path === named ? 'khác' : text,
    );
    await refused(other, /its bytes are not those of its name/);
    const without = await rewritten(archive, 'without-file.tar.gz', (path, text) =>
      path === named ? undefined : text,
    );
    const fitting = await withManifest(without, 'fitting.tar.gz', ({ parts }) => ({
      parts: parts.filter(({ path }) => path !== named),
    }));
    await refused(fitting, /the attachment .* is not in it/);
  });

  it('one whose commands are not those of its events', async () => {
    const path = await forged(archive, 'commands.tar.gz', (kind, row) =>
      kind === 'commands' ? { ...row, commandId: `${String(row['commandId'])}x` } : row,
    );
    await expect(restore(path)).rejects.toThrow(/command .*x is not of/);
    await nothingThere();
  });

  it('another than the one expected', async () => {
    const run = (expect: string) => restoreCommand(archive, { expect }, environment(target));
    const { fingerprint } = await checkArchive(archive);
    await expect(run('0'.repeat(64))).rejects.toThrow(
      new RegExp(`${fingerprint}, không phải 0{64}[^]*not 0{64}`),
    );
    await nothingThere();
    await expect(run(` ${fingerprint.toUpperCase()}`)).resolves.toBeUndefined();
  });

  it('one of a newer schema, of a newer format, or with files it does not know', async () => {
    const tooNew = /do phiên bản 9\.0\.0 tạo ra[^]*made by release 9\.0\.0/;
    const release = '9.0.0';
    const schema = [...sqlMigrationNames(), '9999-later-1700000009999'];
    await refused(await withManifest(archive, 'schema.tar.gz', () => ({ release, schema })), tooNew);
    await refused(
      await withManifest(archive, 'format.tar.gz', () => ({ release, formatVersion: 2 })),
      tooNew,
    );
    await refused(
      await withManifest(archive, 'files.tar.gz', ({ parts }) => ({
        release,
        parts: [...parts, { path: 'files/1', rows: 0, sha256: '' }],
      })),
      tooNew,
    );
  });

  it('a database that is not empty, and says what would be lost before it is told to replace it', async () => {
    await restore();
    const application = await openOn(target);
    const agency = new SampleAgency(application, 'sgtvt-mau');
    accepted(await agency.step('pgi-2024-nv6-Q3', 'level:3', '2024-09-18T17:00:00.000Z'));
    await application.close();
    const before = await dump(target);
    await expect(restore()).rejects.toThrow(/không trống[^]*is not empty[^]*--replace/);
    await expect(restore(archive, { replace: true })).rejects.toThrow(/Sẽ mất[^]*would be lost[^]*--yes/);
    expect(await dump(target)).toEqual(before);
    await restore(archive, { replace: true, yes: true });
    expect((await dump(target))['events']).toEqual(atBackup['events']);
  });

  it('a database on which the system runs', async () => {
    const application = await openOn(target);
    try {
      await expect(restore()).rejects.toThrow(/còn đang chạy[^]*still runs/);
    } finally {
      await application.close();
    }
    await nothingThere();
  });

  it('to let anything run on half a restore, which the same restore finishes', async () => {
    await restore();
    await asked(
      target.adminUrl,
      'UPDATE epochs SET ready = false WHERE epoch = (SELECT max(epoch) FROM epochs); TRUNCATE reports',
    );
    await expect(openOn(target)).rejects.toMatchObject({ code: 'RESTORE_UNFINISHED' });
    await restore();
    const application = await openOn(target);
    await application.close();
    expect((await dump(target))['reports']).toEqual(atBackup['reports']);
  });
});
