import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  readCalendarFile,
  readOrganisationFile,
  readPlanFile,
  resolvePlan,
  type Targeted,
} from '@dondoc/application';
import { actorOf, dayOf, installationActor, type Actor } from '@dondoc/domain';
import {
  BEGINNING,
  readFeed,
  rows,
  withAgency,
  type FeedPosition,
  type RecordedEvent,
} from '@dondoc/event-store';
import pg from 'pg';
import {
  organisationFrom,
  planText,
  sound,
} from '../../libs/application/src/plan-file/plan-files.fixtures.js';
import { LiveApi } from '../support/live-api.js';
import { routesOf, sendingOf, WHO } from './routes.js';

jest.setTimeout(120_000);

const OTHER = 'mat-so-khac';
/** Stands in every text and every id of the other agency, and in nothing of ours. */
const MARK = /mat-|MẬT/;
const NOW = '2024-09-10T02:00:00.000Z';
const ISSUED = '2024-08-15T02:00:00.000Z';
const REPORT = 'mat-pgi-2024-nv5-Q3';

let api: LiveApi;

/** The same with every id and every name marked. */
const marked = <Content>(content: Content): Content =>
  JSON.parse(JSON.stringify(content), (key, value: unknown) => {
    const isId = /Id$|^supportingDivisionIds$|^inChargeOf$/;
    if (typeof value === 'string' && isId.test(key)) return `mat-${value}`;
    if (typeof value === 'string' && ['name', 'shortName', 'title', 'text', 'parentName'].includes(key))
      return `MẬT ${value}`;
    if (Array.isArray(value) && isId.test(key)) return value.map((each) => `mat-${String(each)}`);
    return value;
  }) as Content;

const countThere = (what: 'events' | 'reports') =>
  withAgency(api.application.dataSource, OTHER, async (tx) => {
    const [counted] = await rows<{ count: number }>(tx, `SELECT count(*)::integer AS count FROM ${what}`);
    return counted?.count;
  });
let eventsThere: number | undefined;

beforeAll(async () => {
  api = await LiveApi.start(ISSUED, { logLevel: 'trace' });
  const { calendar } = sound(readCalendarFile(planText('calendar-vn.yaml'), 'calendar-vn.yaml'));
  const { content } = sound(readOrganisationFile(planText('sample/people.yaml'), 'people.yaml'));
  const own = { ...marked(content), agency: { ...marked(content.agency), agencyId: OTHER } };
  const send = async (targeted: Targeted, actor: Actor, now = ISSUED) => {
    const result = await api.application.bus.execute({
      ...targeted,
      agencyId: OTHER,
      commandId: randomUUID(),
      actor,
      now,
    });
    if (result.outcome !== 'accepted') throw new Error(JSON.stringify(result));
  };
  const setUp = installationActor('specs');
  await send({ target: { kind: 'calendar' }, command: { type: 'PublishCalendar', calendar } }, setUp);
  await send(
    { target: { kind: 'organisation' }, command: { type: 'ImportOrganisation', content: own } },
    setUp,
  );
  const file = sound(readPlanFile(planText('pgi-2024/plan.yaml'), 'plan.yaml'));
  const plan = marked(sound(resolvePlan(file, organisationFrom('sample/people.yaml'))).content);
  const target = { kind: 'plan', planId: plan.planId } as const;
  await send({ target, command: { type: 'ImportPlan', content: plan, sourceHash: 'x' } }, setUp);
  const present = await api.application.queries.organisation(OTHER);
  const person = (personId: string): Actor => {
    const actor = actorOf(present, personId, dayOf(ISSUED));
    if (!actor) throw new Error(personId);
    return actor;
  };
  await send(
    {
      target,
      command: {
        type: 'IssuePlan',
        number: 'MẬT 45/KH',
        date: '2024-08-15',
        signerPersonId: 'mat-giam-doc',
        consolidationSchedule: { quarterly: { beforeDay: 25 }, yearly: null },
      },
    },
    person('mat-giam-doc'),
  );
  const report = { kind: 'report', reportId: REPORT } as const;
  const content2 = {
    taskStatus: 'inProgress',
    progressPercent: '60',
    results: 'MẬT: đã kiểm tra.',
    figures: [],
    evidence: ['MẬT'],
    noEvidenceReason: '',
    difficulties: '',
    proposals: '',
  } as const;
  await send(
    { target: report, command: { type: 'SubmitReport', content: content2, lateReason: '' } },
    person('mat-tp-qlvt'),
    NOW,
  );
  eventsThere = await countThere('events');
  api.now = NOW;
});
afterAll(() => api.stop());

describe('another agency on the same installation', () => {
  it('has its reports: the setting of this is not empty', async () => {
    expect(await countThere('reports')).toBe(18);
  });

  it('is not there, by whatever address, id or office: 404, or refused, and nothing of it in any answer', async () => {
    const ids: readonly (readonly [RegExp, string])[] = [
      [/plans\/bang(?=\/|$)/, 'plans/mat-pgi-2024'],
      [/assignments\/bang-nv1/, 'assignments/mat-pgi-2024-nv5'],
      [/people\/cv-van-phong/, 'people/mat-cv-van-phong'],
      [/offices\/cv-van-phong-officer-2024-01-01/, 'offices/mat-cv-van-phong-officer-2024-01-01'],
      [/offices\/cv-kh-tc-officer-2024-01-01/, 'offices/mat-cv-kh-tc-officer-2024-01-01'],
      [/divisions\/van-phong/, 'divisions/mat-van-phong'],
    ];
    const ID = /mat-[a-z0-9-]+/gi;
    const typed = new Set<string>();
    const wrong: unknown[] = [];
    for (const route of routesOf())
      for (const personId of Object.keys(WHO).filter((who) => who !== 'khong-chuc-vu')) {
        const asked = route.ask({ reportId: REPORT, personId, unique: randomUUID().slice(0, 8) });
        const path = ids.reduce((at, [pattern, id]) => at.replace(pattern, id), asked.path);
        const aimedThere = path.includes('mat-');
        const person = api.as(personId);
        const sending = sendingOf(asked, 'submitted.1.2024-09-14T17:00:00.000Z');
        const answer =
          route.method === 'GET'
            ? await person.get(path)
            : await person[route.method === 'PUT' ? 'put' : 'post'](path, sending);
        const said = JSON.stringify([answer.body, answer.headers]);
        // Ids that somebody here typed come back in a refusal and in the record of it; nothing else does.
        for (const [id] of path.matchAll(ID)) typed.add(id);
        const beyond = said.replaceAll(ID, (id) => (typed.has(id) ? '' : id));
        if (MARK.test(beyond)) wrong.push([route.method, path, personId, beyond.slice(0, 300)]);
        const refused = answer.status === 404 || answer.status === 403 || answer.status === 422;
        if (aimedThere && !refused)
          wrong.push([route.method, path, personId, answer.status, answer.body['code']]);
        if (aimedThere && route.ofReport && answer.status !== 404)
          wrong.push([route.method, path, personId, answer.status, answer.body['code']]);
      }
    expect(wrong).toEqual([]);
  });

  it('is in no label of a metric', async () => {
    const { payload } = await api.app.inject({ method: 'GET', url: '/metrics' });
    expect(payload).toMatch(/http_request_duration_seconds/);
    expect(payload).not.toMatch(MARK);
  });

  it('is in no line of the log, which is not empty', () => {
    expect(api.log.length).toBeGreaterThan(500);
    expect(api.log.filter((line) => MARK.test(line))).toEqual([]);
  });

  it('is in the feed, and each of its events under its own agency', async () => {
    const feed = new pg.Client({ connectionString: api.database.feedUrl });
    await feed.connect();
    const events: RecordedEvent[] = [];
    for (let after: FeedPosition = BEGINNING; ;) {
      const batch = await readFeed(feed, { after, limit: 1_000 });
      events.push(...batch);
      const last = batch.at(-1);
      if (!last) break;
      after = last;
    }
    await feed.end();
    // Whoever follows the feed acts under the agency of each event.
    // Ids that somebody here typed stand in the record of their refusal; names nobody here knows.
    const marked = events.filter(({ data }) => /MẬT/.test(JSON.stringify(data)));
    expect(marked.length).toBeGreaterThan(20);
    expect(new Set(marked.map(({ agencyId }) => agencyId))).toEqual(new Set([OTHER]));
  });

  it('was changed by none of it', async () => {
    expect(await countThere('events')).toBe(eventsThere);
    expect(await api.application.processes.verifyAudit(OTHER)).toMatchObject({
      whole: true,
      events: eventsThere,
    });
  });
});
