import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rebuildReadModels, UnreadableStream } from '@dondoc/read-models';
import pg from 'pg';
import { forceEvent } from '../../event-store/src/event-store.fixture.js';
import { playedQ3 } from '../../../test/support/played-q3.js';
import { SampleAgency } from './agency.fixtures.js';

const played = playedQ3();
const { asking } = played;

describe('an event that cannot be read', () => {
  let admin: pg.Client;
  beforeAll(async () => {
    admin = new pg.Client({ connectionString: played.database.adminUrl });
    await admin.connect();
    const { agencyId } = played.agency;
    const bad = [
      { streamId: 'report-bad', data: 'not json' },
      { streamId: 'report-new', data: '{"a":1}', type: 'ReportSealed', schemaVersion: 7 },
      { streamId: 'person-bad', data: '[', type: 'CommandRefused', actorId: 'cv-qlclct' },
    ];
    for (const event of bad) await forceEvent(admin, event, agencyId);
  });
  afterAll(() => admin.end());

  it('is shown in the record as it lies, and so is everything else', async () => {
    const { items } = await played.application.queries.audit(asking('thanh-tra'), {}, { limit: 200 });
    const bad = items.filter(({ unreadable }) => unreadable !== null);
    expect(
      bad.map(({ streamId, type, data, unreadable, raw }) => [streamId, type, data, unreadable, raw?.data]),
    ).toEqual([
      ['person-bad', 'CommandRefused', null, 'text', '['],
      ['report-new', 'ReportSealed', { a: 1 }, 'version', undefined],
      ['report-bad', 'NoteTaken', null, 'text', 'not json'],
    ]);
    expect(items.length).toBeGreaterThan(50);
    for (const entry of items.filter((one) => !bad.includes(one)))
      expect([entry.data, entry.raw]).toEqual([expect.any(Object), null]);
  });

  it('keeps nobody from their own part of it, and shows a refusal that may name a report to none of them', async () => {
    const own = await played.application.queries.audit(asking('cv-qlclct'), { type: 'CommandRefused' });
    expect(own.items).toEqual([]);
  });

  it('leaves its agency’s read models as they are, and those of the others are rebuilt', async () => {
    const other = await SampleAgency.issued(played.application, 'zz-khac');
    const titles = async () =>
      (
        await admin.query<{ title: string }>(
          "SELECT DISTINCT agency_id || ':' || title AS title FROM plans ORDER BY 1",
        )
      ).rows.map(({ title }) => title.split(':'));
    await admin.query("UPDATE plans SET title = 'x'");
    const rebuilding = rebuildReadModels(played.database.appUrl);
    await expect(rebuilding).rejects.toThrow(UnreadableStream);
    await expect(rebuilding).rejects.toThrow(/person-bad|report-bad|report-new/);
    expect(await titles()).toEqual([
      [played.agency.agencyId, 'x'],
      [other.agencyId, expect.not.stringMatching(/^x$/)],
    ]);
  });
});
