import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadStream, withAgency } from '@dondoc/event-store';
import { eventRegistry } from '@dondoc/read-models';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { accepted, SampleAgency, written } from './agency.fixtures.js';
import type { Application } from './application.types.js';
import { systemClock } from './clock.js';
import { createApplication } from './create-application.js';

const IN_TIME = '2024-09-10T03:00:00.000Z';

let database: TestDatabase;
let application: Application;
let agency: SampleAgency;

beforeAll(async () => {
  database = await freshDatabase();
  application = await createApplication({ appUrl: database.appUrl, clock: systemClock });
  agency = await SampleAgency.issued(application);
});
afterAll(async () => {
  await application.close();
  await database.drop();
});

const person = () =>
  withAgency(application.dataSource, agency.agencyId, (tx) =>
    loadStream(tx, agency.agencyId, 'person-tp-qlclct', eventRegistry),
  );

describe('the offices of a sender', () => {
  it('are those of the transaction that decides, whatever was known of them before', async () => {
    const sender = await application.queries.senderOf(agency.agencyId, 'tp-qlclct', IN_TIME);
    if (!sender) throw new Error('nobody is called tp-qlclct');
    const { offices } = agency.organisation;
    const office = offices.find(({ personId }) => personId === 'tp-qlclct');
    const administrator = offices.find((held) => held.office === 'administrator')?.personId ?? '';
    const end = { type: 'EndOffice', officeId: office?.officeId ?? '', to: '2024-09-09' } as const;
    const other = await createApplication({ appUrl: database.appUrl, clock: systemClock, poolSize: 1 });
    try {
      const elsewhere = new SampleAgency(other, agency.agencyId);
      accepted(
        await elsewhere.send(
          agency.person(administrator),
          { target: { kind: 'organisation' }, command: end },
          IN_TIME,
        ),
      );
    } finally {
      await other.close();
    }
    expect(await application.queries.senderOf(agency.agencyId, 'tp-qlclct', IN_TIME)).toEqual(sender);
    const result = await application.bus.execute({
      agencyId: agency.agencyId,
      commandId: randomUUID(),
      ...sender,
      now: IN_TIME,
      target: { kind: 'report', reportId: 'pgi-2024-nv2-Q3' },
      command: { type: 'SubmitReport', content: written, lateReason: '' },
    });
    expect(result).toMatchObject({ outcome: 'refused', refusal: { code: 'NOT_YOUR_DIVISION' } });
    const [refused] = (await person()).slice(-1);
    expect(refused?.meta).toMatchObject({ office: null, divisionId: null });
  });
});
