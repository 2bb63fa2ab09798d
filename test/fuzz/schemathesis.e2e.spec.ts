import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tokenFor } from '../support/live-api.js';
import { fuzz, type Fuzzed } from './fuzz.js';
import { Office } from './office.js';
import { withWhatIsReal, type Document } from './real.js';

// The packages may have to be fetched first, and by hand it may go on for long.
jest.setTimeout(3_600_000);

const file = fileURLToPath(new URL('../../apps/api/openapi.json', import.meta.url));
const document = JSON.parse(readFileSync(file, 'utf8')) as Document;
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({
    ...operation,
    address: `${method.toUpperCase()} ${path}`,
  })),
);

const seed = Number(process.env['DONDOC_FUZZ_SEED'] ?? 20_240_924);
/** By hand: so many made up of each operation by each office, and every boundary of each by each. */
const byHand = process.env['DONDOC_FUZZ_EXAMPLES'];
const EXAMPLES = 3;

interface Asking {
  readonly who: string;
  readonly personId?: string;
  /** The boundaries of what its office is for are all tried by it, so that each is by somebody. */
  readonly isFor: readonly (string | undefined)[];
}

const ASKING: readonly Asking[] = [
  { who: 'officer', personId: 'cv-van-phong', isFor: ['SaveDraft', 'ReceiveAttachment'] },
  { who: 'head', personId: 'chanh-van-phong', isFor: ['SubmitReport', 'WithdrawSubmission'] },
  {
    who: 'consolidator',
    personId: 'tong-hop-kh-tc',
    isFor: ['ImportPlan', 'PreparePlan', 'RecordSubIndexActual', 'TellAgain'],
  },
  { who: 'reviewer', personId: 'duyet-kh-tc', isFor: ['BeginReview', 'ApproveReport', 'ReturnReport'] },
  {
    who: 'clerk',
    personId: 'van-thu',
    isFor: ['ReadAgency', 'ReadMyself', 'EndOwnAccess', 'MarkNoticesRead'],
  },
  { who: 'deputy director', personId: 'pgd-noi-nghiep', isFor: ['AcknowledgeEscalation', 'VerifyRecord'] },
  {
    who: 'director',
    personId: 'giam-doc',
    isFor: ['IssuePlan', 'ReopenReport', 'GiveConsent', 'RefuseConsent'],
  },
  { who: 'auditor', personId: 'thanh-tra', isFor: ['ReadReports', 'ReadRecord', 'ReadConsents'] },
  {
    who: 'administrator',
    personId: 'quan-tri',
    isFor: [
      ...['ImportPeople', 'RegisterPerson', 'ChangeAccount', 'AssumeOffice', 'EndOffice', 'RevokeOffice'],
      ...['RenameAgency', 'RegisterDivision', 'RenameDivision', 'EndDivision'],
      ...['GrantSubstitution', 'RevokeSubstitution', 'EndAccess', 'EndAllAccess'],
    ],
  },
  { who: 'nobody', isFor: [undefined] },
];

interface Answered extends Fuzzed {
  readonly errors: readonly unknown[];
  /** Addresses that were answered with a 2xx. */
  readonly well: readonly string[];
}

const wellAnswered = (office: Office): string[] =>
  [...office.answers()]
    .filter(([, statuses]) => [...statuses].some((status) => status >= 200 && status < 300))
    .map(([address]) => address);

async function ask({ personId, isFor }: Asking): Promise<Answered> {
  const office = await Office.open();
  try {
    const fuzzed = await fuzz({
      url: office.url,
      document: withWhatIsReal(document, office.realFor(personId ?? '')),
      token: personId === undefined ? undefined : await tokenFor(personId),
      known: office.known.values,
      seed,
      examples: Number(byHand ?? EXAMPLES),
      noBoundariesOf: byHand
        ? undefined
        : operations.filter((each) => !isFor.includes(each['x-asks'])).map(({ operationId }) => operationId),
    });
    return { ...fuzzed, errors: office.errors(), well: wellAnswered(office) };
  } finally {
    await office.close();
  }
}

/** By a session, as browsers have it: who is signed in, and out again. */
async function askByBrowser(): Promise<Answered> {
  const office = await Office.open();
  try {
    const headers = await office.browserOf('giam-doc');
    const asking = { url: office.url, document, headers, known: {}, seed, examples: EXAMPLES };
    const looking = await fuzz({ ...asking, only: ['SignIn_look', 'SignIn_sessions'] });
    const ending = await fuzz({ ...asking, only: ['SignIn_endOne', 'SignIn_end'] });
    return {
      code: looking.code || ending.code,
      output: looking.output + ending.output,
      cases: looking.cases + ending.cases,
      ...{ errors: office.errors(), well: wellAnswered(office) },
    };
  } finally {
    await office.close();
  }
}

describe('whatever is asked, by whomever', () => {
  const answered = new Map<string, Answered>();

  beforeAll(async () => {
    const todo = [
      ...ASKING.map((asking) => [asking.who, () => ask(asking)] as const),
      ['browser', askByBrowser] as const,
    ];
    process.stderr.write(`fuzzing with seed ${seed}\n`);
    // Two at a time: while one is made up the other is answered.
    const work = async (): Promise<void> => {
      for (let next = todo.shift(); next; next = todo.shift()) {
        const [who, run] = next;
        const found = await run();
        answered.set(who, found);
        process.stderr.write(`${who}: ${found.cases} requests, 2xx from ${found.well.length} operations\n`);
      }
    };
    await Promise.all([work(), work()]);
  });

  it.each([...ASKING.map(({ who }) => who), 'browser'])('%s gets what the document says', (who) => {
    const { code, output, errors } = answered.get(who) ?? {};
    if (code !== 0) throw new Error(output?.replaceAll(/^.{2000,}$/gm, (line) => `${line.slice(0, 2000)} …`));
    expect(errors).toEqual([]);
  });

  it('somebody gets well everything that can be read', () => {
    const well = new Set([...answered.values()].flatMap((each) => each.well));
    const readable = operations.filter(
      ({ address, responses }) =>
        address.startsWith('GET') &&
        '200' in responses &&
        !('302' in responses) &&
        // Not asked, see schemathesis.toml.
        !/^GET \/api\/v1\/(live|jobs)\b/.test(address),
    );
    expect(readable.length).toBeGreaterThan(20);
    expect(readable.map(({ address }) => address).filter((address) => !well.has(address))).toEqual([]);
  });

  it('has every boundary of every operation tried by somebody', () => {
    const tried = ASKING.flatMap(({ isFor }) => isFor);
    expect(operations.filter((each) => !tried.includes(each['x-asks']))).toEqual([]);
  });
});
