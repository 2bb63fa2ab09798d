import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { abilityOf, allows } from '@dondoc/application';
import { installationActor, type CommandName, type ReportPhase } from '@dondoc/domain';
import { randomUUID } from 'node:crypto';
import { openApiDocument } from '../../apps/api/src/http/openapi.js';
import { accepted, SampleAgency } from '../../libs/application/src/agency.fixtures.js';
import { agencyId, LiveApi } from '../support/live-api.js';
import { routesOf, sendingOf, WHO, type Route } from './routes.js';

jest.setTimeout(120_000);

const file = fileURLToPath(new URL('matrix.md', import.meta.url));
const ISSUED = '2024-08-15T02:00:00.000Z';
const NOW = '2024-09-10T02:00:00.000Z';

/** Whose report it is, who sends it and who decides it. */
interface Owner {
  readonly title: string;
  readonly planId: string;
  readonly division: string;
  readonly head: string;
  readonly decides: string;
  readonly unused: string[];
}
const OWNERS: readonly Owner[] = [
  {
    title: 'a report of a division (qlvt-pt-nl)',
    ...{ planId: 'bang', division: 'qlvt-pt-nl', head: 'tp-qlvt', decides: 'duyet-kh-tc', unused: [] },
  },
  {
    title: 'a report of KH-TC itself',
    ...{ planId: 'bang-khtc', division: 'kh-tc', head: 'tp-kh-tc', decides: 'pgd-noi-nghiep', unused: [] },
  },
];
const EACH = 40;

let api: LiveApi;
let agency: SampleAgency;
/** What each address asks for, as the OpenAPI file has it. */
let asks: ReadonlyMap<string, CommandName>;
const disagreements: string[] = [];

beforeAll(async () => {
  api = await LiveApi.start(ISSUED);
  agency = new SampleAgency(api.application, agencyId);
  for (const owner of OWNERS) owner.unused.push(...(await issueManyReports(owner)));
  for (const [personId, name] of [['khong-chuc-vu', 'Người Không Chức Vụ']] as const)
    accepted(
      await agency.send(
        installationActor('matrix'),
        {
          target: { kind: 'organisation' },
          command: { type: 'RegisterPerson', personId, name, sample: true },
        },
        ISSUED,
      ),
    );
  asks = new Map(documented().map(({ address, asked }) => [address, asked as CommandName]));
  api.now = NOW;
});
afterAll(() => api.stop());

const documented = () =>
  Object.entries(openApiDocument(api.app).paths)
    .filter(([path]) => path.startsWith('/api/v1/'))
    .flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({
        address: `${method.toUpperCase()} ${path.replace('/api/v1/', '').replaceAll(/\{(\w+)\}/g, ':$1')}`,
        asked: (operation as { 'x-asks'?: string })['x-asks'],
      })),
    );

/** A plan in which the one division owes a report of the quarter for each of many assignments. */
async function issueManyReports({ planId, division }: Owner): Promise<string[]> {
  const plan = agency.plan();
  const [model] = plan.assignments.filter(({ leadDivisionId }) => leadDivisionId === division);
  if (!model) throw new Error(`${division} leads nothing`);
  const assignments = Array.from({ length: EACH }, (_, index) => ({
    ...model,
    assignmentId: `${planId}-nv${index + 1}`,
  }));
  const content = { ...plan, planId, assignments };
  const target = { kind: 'plan', planId } as const;
  accepted(
    await agency.send(
      installationActor('matrix'),
      { target, command: { type: 'ImportPlan', content, sourceHash: planId } },
      ISSUED,
    ),
  );
  accepted(await agency.issue({}, planId));
  return assignments.map(({ assignmentId }) => `${assignmentId}-Q3`);
}

/** A report of the division's, brought to the phase by those whose business it is. */
async function reportIn(phase: ReportPhase, { unused, head, decides }: Owner): Promise<string> {
  const reportId = unused.shift();
  if (reportId === undefined) throw new Error('more reports were used than made');
  const review = async (command: 'BeginReview' | 'ApproveReport' | 'ReturnReport') =>
    accepted(
      await agency.about(
        decides,
        reportId,
        command === 'ReturnReport'
          ? { type: command, version: 1, reason: 'Thiếu số liệu.', comments: [] }
          : { type: command, version: 1 },
        NOW,
      ),
    );
  if (phase !== 'awaiting') accepted(await agency.submit(head, reportId, NOW));
  if (phase === 'inReview') await review('BeginReview');
  if (phase === 'returned') await review('ReturnReport');
  if (phase === 'approved') await review('ApproveReport');
  return reportId;
}

const OFFICES = Object.values(WHO).filter((who) => who !== WHO['khong-chuc-vu']);

const named = (who: readonly string[]): string => {
  const everyOffice = OFFICES.every((office) => who.includes(office));
  return (everyOffice ? ['every office', ...who.slice(OFFICES.length)] : who).join(', ');
};

/** A report of the phase at hand; another one once what was accepted has changed it. */
interface AtHand {
  readonly owner: Owner;
  readonly phase: ReportPhase;
  reportId: string;
  /** What it shows to whoever sees it; a refusal changes nothing of it. */
  etag: string;
}

const broughtTo = async (phase: ReportPhase, owner: Owner) => {
  const reportId = await reportIn(phase, owner);
  const { body } = await api.as('giam-doc').get(`reports/${reportId}`);
  return { reportId, etag: String(body['etag']) };
};

/** What the table of rights says of the command that the address sends. */
async function tableAllows(
  personId: string,
  { method, name }: Route,
  { phase, owner }: AtHand,
): Promise<boolean> {
  const actor = await api.application.queries.actorFor(agencyId, personId, NOW);
  const action = asks.get(`${method} ${name}`);
  if (!actor || action === undefined) throw new Error(`${personId} ${method} ${name}`);
  const report = { leadDivisionId: owner.division, planningDivisionId: 'kh-tc', phase };
  return allows(abilityOf(actor, 'kh-tc'), action, report);
}

/** Bans are the domain's alone, and whose turn it is when KH-TC's own has a deputy to decide it; that a thing is not there, or not in order, is no matter of rights. */
const NO_RIGHT =
  /^ (OWN_|ADMINISTRATOR_)|^ NOT_THE_REVIEWER of director$|^ ESCALATION_NOT_FOUND|^ NOTHING_TO_TELL/;
function compareWithTable(allowed: boolean, status: number, code: string, what: string): void {
  if (status < 300 && !allowed) disagreements.push(`${what}: accepted, and the table forbids it`);
  if (status >= 400 && allowed && !NO_RIGHT.test(code))
    disagreements.push(`${what}:${code}, and the table allows it`);
}

/** What each person was answered, those with the same answer together. */
async function answersTo(route: Route, atHand: AtHand | null): Promise<string> {
  const answers = new Map<string, string[]>();
  for (const [personId, who] of Object.entries(WHO)) {
    const { reportId, etag } = atHand ?? { reportId: '', etag: '' };
    const asked = route.ask({ reportId, personId, unique: randomUUID().slice(0, 8) });
    const person = api.as(personId);
    const { status, body } =
      route.method === 'GET'
        ? await person.get(asked.path)
        : await person[route.method === 'PUT' ? 'put' : 'post'](asked.path, sendingOf(asked, etag));
    const code = typeof body['code'] === 'string' ? ` ${body['code']}` : '';
    const answer = `${status}${code}`;
    answers.set(answer, [...(answers.get(answer) ?? []), who]);
    if (atHand && route.method !== 'GET')
      compareWithTable(
        await tableAllows(personId, route, atHand),
        status,
        personId === 'giam-doc' && atHand.owner.division === 'kh-tc' ? `${code} of director` : code,
        `${who}: ${route.name} ${atHand.phase} ${atHand.owner.planId}`,
      );
    if (status < 300 && route.method !== 'GET' && atHand)
      Object.assign(atHand, await broughtTo(atHand.phase, atHand.owner));
  }
  const lines = [...answers]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([answer, who]) => `| ${answer} | ${named(who)} |`);
  return [`### ${route.method} ${route.name}`, '', '| answer | who |', '| --- | --- |', ...lines, ''].join(
    '\n',
  );
}

it('everyone gets at every address what the table says (UPDATE_MATRIX=1 writes it anew)', async () => {
  const sections: string[] = [];
  const routes = routesOf();
  sections.push('## Of the agency', '');
  for (const route of routes.filter(({ ofReport }) => !ofReport)) sections.push(await answersTo(route, null));
  for (const owner of OWNERS)
    for (const phase of ['awaiting', 'submitted', 'inReview', 'returned', 'approved'] as const) {
      sections.push(`## Of ${owner.title} that is ${phase}`, '');
      const atHand = { owner, phase, ...(await broughtTo(phase, owner)) };
      for (const route of routes.filter(({ ofReport }) => ofReport))
        sections.push(await answersTo(route, atHand));
    }
  const text = `# Who is answered what\n\nMade by \`test/permissions/matrix.int.spec.ts\`, which compares it.\n\n${sections.join('\n')}`;
  if (process.env['UPDATE_MATRIX'] === '1') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
  expect(disagreements).toEqual([]);
});

it('asks every address that there is, and each says what it asks for', () => {
  const addresses = documented();
  expect(
    routesOf()
      .map(({ method, name }) => `${method} ${name}`)
      .sort(),
  ).toEqual(addresses.map(({ address }) => address).sort());
  expect(addresses.filter(({ asked }) => asked === undefined)).toEqual([]);
});
