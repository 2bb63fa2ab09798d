import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { written } from '../../../../libs/application/src/agency.fixtures.js';
import { EventStream } from '../../../../test/support/event-stream.js';
import { tokenFor } from '../../../../test/support/live-api.js';
import { SigningIn } from '../../../../test/support/signing-in.js';

jest.setTimeout(60_000);

const ISSUED = '2024-08-15T02:00:00.000Z';
const NOW = '2024-09-10T02:00:00.000Z';
const HOUR = 3_600_000;
const plus = (ms: number): string => new Date(Date.parse(NOW) + ms).toISOString();
const MINE = 'pgi-2024-nv5-Q3';
const THEIRS = 'pgi-2024-nv2-Q3';

let office: SigningIn;
const streams: EventStream[] = [];

beforeAll(async () => {
  office = await SigningIn.start(ISSUED);
  await office.api.issuePlan();
});
afterAll(() => office.stop());
beforeEach(() => {
  office.api.now = NOW;
});
afterEach(async () => {
  for (const stream of streams.splice(0)) await stream.close();
});

const open = async (whose: Parameters<typeof EventStream.open>[1]): Promise<EventStream> => {
  const stream = await EventStream.open(office.url, whose);
  streams.push(stream);
  return stream;
};
/** Told where it begins. */
const following = async (personId: string, after?: string) => {
  const stream = await open({ token: await tokenFor(personId), ...(after !== undefined && { after }) });
  const first = await stream.next();
  if (!first) throw new Error(`${personId} was told nothing`);
  return { stream, first };
};

let draftVersion = 0;
const saveDraft = async (results: string): Promise<void> => {
  const etag = `draft.${String(draftVersion)}`;
  const { status } = await office.api
    .as('cv-qlvt')
    .put(`reports/${MINE}/draft`, { etag, body: { content: { results } } });
  expect(status).toBe(200);
  draftVersion += 1;
};
const submit = async (reportId: string, personId: string): Promise<void> => {
  const { body } = await office.api.as(personId).get(`reports/${reportId}`);
  const etag = String(body['etag']);
  const sent = await office.api
    .as(personId)
    .post(`reports/${reportId}/submissions`, { etag, body: { content: written } });
  expect(sent.status).toBe(201);
};

describe('whoever follows', () => {
  it('is told first that anything may have changed, as events that no proxy gathers', async () => {
    const { stream, first } = await following('cv-qlvt');
    expect(first).toEqual({ id: expect.any(String), all: true, reports: [], drafts: [], kinds: [] });
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.response.headers.get('x-accel-buffering')).toBe('no');
    expect(stream.response.headers.get('cache-control')).toBe('no-store, no-transform');
  });

  it('is told which report changed, and never what of it; of a draft only who works on it', async () => {
    const [officer, reviewer] = [await following('cv-qlvt'), await following('duyet-kh-tc')];
    await saveDraft('Đã kiểm tra');
    expect(await officer.stream.next()).toMatchObject({ all: false, drafts: [MINE], reports: [], kinds: [] });
    await submit(MINE, 'tp-qlvt');
    for (const { stream } of [officer, reviewer])
      expect(await stream.next()).toEqual({
        id: expect.any(String),
        all: false,
        reports: [MINE],
        drafts: [],
        kinds: [],
      });
  });

  it('is told nothing of a report that is not theirs to see', async () => {
    const [stranger, reviewer] = [await following('cv-qlvt'), await following('duyet-kh-tc')];
    await submit(THEIRS, 'tp-qlclct');
    expect(await reviewer.stream.next()).toMatchObject({ reports: [THEIRS] });
    // What comes next is the first that the other hears of.
    await office.api.as('duyet-kh-tc').post(`reports/${MINE}/return`, {
      etag: String((await office.api.as('duyet-kh-tc').get(`reports/${MINE}`)).body['etag']),
      body: { version: 1, reason: 'Thiếu số liệu.' },
    });
    expect(await stranger.stream.next()).toMatchObject({ all: false, reports: [MINE], kinds: ['notices'] });
  });

  it('is told what they have read themselves, in their other pages', async () => {
    const [here, other] = [await following('cv-qlvt'), await following('tp-qlvt')];
    const { body } = await office.api.as('cv-qlvt').get('notices?unread=true');
    const [notice] = body['items'] as { reportId: string; eventVersion: number }[];
    expect(body['unread']).toBe(1);
    const { reportId, eventVersion } = notice ?? {};
    const read = { body: { reportId, eventVersion, andOlder: true } };
    expect((await office.api.as('cv-qlvt').post('notices/read', read)).body['outcome']).toBe('accepted');
    expect(await here.stream.next()).toMatchObject({ kinds: ['notices'], reports: [] });
    await saveDraft('Đã kiểm tra nữa');
    expect(await other.stream.next()).toMatchObject({ kinds: [], drafts: [MINE] });
  });

  it('goes on where they were cut off; from what is no such place with anything', async () => {
    const { stream, first } = await following('cv-qlvt');
    await stream.close();
    await saveDraft('Trong lúc mất mạng');
    expect((await following('cv-qlvt', first.id)).first).toMatchObject({ all: false, drafts: [MINE] });
    for (const after of ['9.1', 'x', '1.99999999999999999999', '-1.1'])
      expect((await following('tp-qlvt', after)).first.all).toBe(true);
  });

  it('may have four pages open, and a fifth is refused until one is closed', async () => {
    for (let page = 1; page <= 4; page += 1) await following('cv-qlvt');
    const fifth = await open({ token: await tokenFor('cv-qlvt') });
    expect(fifth.response.status).toBe(429);
    expect(fifth.response.headers.get('retry-after')).toBe('60');
    expect(await fifth.response.json()).toMatchObject({ code: 'TOO_MANY_STREAMS' });
    expect((await open({ token: await tokenFor('tp-qlvt') })).response.status).toBe(200);
  });
});

describe('it ends', () => {
  it('with the session that it came with, and keeps none alive', async () => {
    const { browser } = await office.signIn('thanh-tra');
    const stream = await open({ cookieOf: browser });
    await stream.next();
    office.api.now = plus(HOUR - 1);
    for (const _ of [1, 2]) {
      office.api.beat();
      expect(await stream.nextBeat()).toBe(true);
    }
    office.api.now = plus(HOUR);
    office.api.beat();
    expect(await stream.next()).toBeUndefined();
    expect((await open({ cookieOf: browser })).response.status).toBe(401);
  });

  it('with it also where its page asks again by itself for what changed', async () => {
    const { browser } = await office.signIn('thanh-tra');
    const ask = (headers: Record<string, string>) => office.send(browser, 'GET', '/api/v1/me', headers);
    office.api.now = plus(HOUR - 1);
    expect((await ask({ 'dondoc-unattended': '1' })).status).toBe(200);
    office.api.now = plus(HOUR);
    expect((await ask({})).status).toBe(401);
  });

  it('when the person signs out, without a beat', async () => {
    const { browser } = await office.signIn('thanh-tra');
    const stream = await open({ cookieOf: browser });
    await stream.next();
    await office.send(browser, 'POST', '/auth/sign-out', { 'sec-fetch-site': 'same-origin' });
    expect(await stream.next()).toBeUndefined();
  });

  it('when their access is ended', async () => {
    const { stream } = await following('cv-qlvt');
    office.api.now = plus(24 * HOUR * 365 * 10);
    const ended = await office.api
      .as('quan-tri')
      .post('people/cv-qlvt/access-end', { body: { reason: 'Mất máy' } });
    expect(ended.body).toMatchObject({ outcome: 'accepted' });
    expect(await stream.next()).toBeUndefined();
  });

  it('with the API, which waits for nobody', async () => {
    const second = await SigningIn.start(NOW);
    const stream = await EventStream.open(second.url, { token: await tokenFor('giam-doc') });
    expect(await stream.next()).toMatchObject({ all: true });
    await second.stop();
    expect(await stream.next()).toBeUndefined();
  });
});

it('holds one connection to the database, however many follow', async () => {
  await following('tp-qlvt');
  await following('giam-doc');
  const [counted] = await office.api.application.dataSource.query<{ listening: number }[]>(
    "SELECT count(*)::integer AS listening FROM pg_stat_activity WHERE application_name = 'dondoc-listen' AND datname = current_database()",
  );
  expect(counted?.listening).toBe(1);
});
