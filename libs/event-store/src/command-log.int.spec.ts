import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { freshDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { bodyHash } from './canonical-json.js';
import { appendEvents } from './append-events.js';
import { findCommand, openCommand } from './command-log.js';
import { createDataSource, withAgency } from './data-source.js';
import { CommandAlreadyRecorded, VersionConflict } from './errors.js';
import { verifyChain } from './verify-chain.js';
import type { SqlRunner } from './sql-runner.js';
import type { CommandRecord } from './event-store.types.js';
import { AGENCY, COMMAND, noting } from './event-store.fixture.js';

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

/** With a note of its own, as a command is kept with what it brought about. */
const record = (tx: SqlRunner, agencyId: string, { commandId, ...rest }: CommandRecord, note = commandId) =>
  appendEvents(tx, agencyId, {
    ...noting(`of-${note}`, 0, 'một'),
    commandId,
    command: { commandId, ...rest },
  });

const find = (agencyId: string, commandId: string) =>
  withAgency(store, agencyId, (tx) => findCommand(tx, agencyId, commandId));

const open = (agencyId: string, commandId: string | null, streams: [string, string] = ['none', 'none']) =>
  withAgency(store, agencyId, (tx) => openCommand(tx, agencyId, commandId, [1, 1], streams));

describe('the log of accepted commands', () => {
  it('answers a repeat with the first answer', async () => {
    await withAgency(store, AGENCY, (tx) => record(tx, AGENCY, command));
    expect(await find(AGENCY, COMMAND)).toEqual(command);
  });

  it('leaves it to the caller to tell another body', async () => {
    const found = await find(AGENCY, COMMAND);
    expect(found?.bodyHash).not.toBe(bodyHash({ kind: 'TakeNote', text: 'hai' }));
  });

  it('does not know what it was never told', async () => {
    expect(await find(AGENCY, 'none')).toBeUndefined();
  });

  it('takes one command once, and forgets one whose transaction was rolled back', async () => {
    const again = withAgency(store, AGENCY, (tx) => record(tx, AGENCY, command, 'another-stream'));
    await expect(again).rejects.toThrow(CommandAlreadyRecorded);
    const undone = { ...command, commandId: 'undone' };
    const failed = withAgency(store, AGENCY, async (tx) => {
      await record(tx, AGENCY, undone);
      throw new Error('refused after all');
    });
    await expect(failed).rejects.toThrow('refused after all');
    expect(await find(AGENCY, 'undone')).toBeUndefined();
  });

  it('keeps the same id of two agencies apart', async () => {
    expect(await find('another', COMMAND)).toBeUndefined();
    await withAgency(store, 'another', (tx) => record(tx, 'another', { ...command, version: 9 }));
    expect(await find(AGENCY, COMMAND)).toMatchObject({
      version: 3,
    });
  });

  it('opens a command with what was accepted before, the time and the versions asked for', async () => {
    await withAgency(store, AGENCY, (tx) => appendEvents(tx, AGENCY, noting('seen', 0, 'một', 'hai')));
    const opened = await open(AGENCY, COMMAND, ['seen', 'none']);
    expect(opened).toMatchObject({ recorded: command, versions: [2, 0] });
    expect(new Date(opened.now).toISOString()).toBe(opened.now);
    expect((await open(AGENCY, 'never')).recorded).toBeUndefined();
    expect((await open(AGENCY, null)).recorded).toBeUndefined();
    expect((await open('a third', COMMAND, ['seen', 'seen'])).versions).toEqual([0, 0]);
  });

  it('appends what follows a loaded event without looking it up, and is refused when that is not the last any more', async () => {
    const [first] = await withAgency(store, AGENCY, (tx) =>
      appendEvents(tx, AGENCY, noting('followed', 0, 'một')),
    );
    const follow = (text: string) =>
      withAgency(store, AGENCY, async (tx) => {
        const opened = await openCommand(tx, AGENCY, null, [1, 1], ['none', 'none']);
        const request = noting('followed', 1, text);
        const appends = request.appends.map((append) => ({ ...append, prevHash: first?.hash ?? '' }));
        return appendEvents(tx, AGENCY, { ...request, appends }, opened);
      });
    expect(await follow('hai')).toMatchObject([{ version: 2, prevHash: first?.hash }]);
    await expect(follow('cũng hai')).rejects.toThrow(VersionConflict);
    expect((await withAgency(store, AGENCY, (tx) => verifyChain(tx, AGENCY))).broken).toBeNull();
  });

  it('keeps two commands of one append apart, or none of them', async () => {
    const [one, two] = ['one', 'two'].map((commandId) => ({
      ...noting(`pair-${commandId}`, 0, commandId),
      commandId,
      command: { ...command, commandId },
    }));
    if (!one || !two) throw new Error('unreachable');
    await withAgency(store, AGENCY, (tx) => appendEvents(tx, AGENCY, [one, two]));
    expect(await find(AGENCY, 'two')).toMatchObject({ commandId: 'two' });
    const third = {
      ...two,
      ...noting('pair-three', 0, 'x'),
      commandId: 'three',
      command: { ...command, commandId: 'three' },
    };
    const again = { ...one, appends: noting('pair-again', 0, 'x').appends };
    await expect(withAgency(store, AGENCY, (tx) => appendEvents(tx, AGENCY, [third, again]))).rejects.toThrow(
      CommandAlreadyRecorded,
    );
    expect(await find(AGENCY, 'three')).toBeUndefined();
  });
});
