import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { bodyHash } from './canonical-json.js';
import { findCommand, recordCommand } from './command-log.js';
import { createDataSource, withAgency } from './data-source.js';
import { CommandAlreadyRecorded } from './errors.js';
import { AGENCY, COMMAND } from './event-store.fixture.js';

let database: TestDatabase;
let store: DataSource;

beforeAll(async () => {
  database = await freshDatabase();
  store = await createDataSource(database.appUrl);
});
afterAll(async () => {
  await store.destroy();
  await database.drop();
});

const command = {
  commandId: COMMAND,
  actorId: 'chuyen-vien',
  bodyHash: bodyHash({ kind: 'TakeNote', text: 'một' }),
  streamId: 'note-1',
  version: 3,
  answer: { receipt: 'TN-0001', figures: ['6,58', null] },
};

describe('the log of accepted commands', () => {
  it('answers a repeat with the first answer', async () => {
    await withAgency(store, AGENCY, (tx) => recordCommand(tx, AGENCY, command));
    expect(await withAgency(store, AGENCY, (tx) => findCommand(tx, AGENCY, COMMAND))).toEqual(command);
  });

  it('leaves it to the caller to tell another body', async () => {
    const found = await withAgency(store, AGENCY, (tx) => findCommand(tx, AGENCY, COMMAND));
    expect(found?.bodyHash).not.toBe(bodyHash({ kind: 'TakeNote', text: 'hai' }));
  });

  it('does not know what it was never told', async () => {
    expect(await withAgency(store, AGENCY, (tx) => findCommand(tx, AGENCY, 'none'))).toBeUndefined();
  });

  it('takes one command once, and forgets one whose transaction was rolled back', async () => {
    const again = withAgency(store, AGENCY, (tx) => recordCommand(tx, AGENCY, command));
    await expect(again).rejects.toThrow(CommandAlreadyRecorded);
    const undone = { ...command, commandId: 'undone' };
    const failed = withAgency(store, AGENCY, async (tx) => {
      await recordCommand(tx, AGENCY, undone);
      throw new Error('refused after all');
    });
    await expect(failed).rejects.toThrow('refused after all');
    expect(await withAgency(store, AGENCY, (tx) => findCommand(tx, AGENCY, 'undone'))).toBeUndefined();
  });

  it('keeps the same id of two agencies apart', async () => {
    expect(await withAgency(store, 'another', (tx) => findCommand(tx, 'another', COMMAND))).toBeUndefined();
    await withAgency(store, 'another', (tx) => recordCommand(tx, 'another', { ...command, version: 9 }));
    expect(await withAgency(store, AGENCY, (tx) => findCommand(tx, AGENCY, COMMAND))).toMatchObject({
      version: 3,
    });
  });
});
