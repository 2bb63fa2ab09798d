import { accept, nothingToDo, refuse, specify } from '@dondoc/decider';
import { describe, expect, it } from '@jest/globals';
import { organisationContent2024 as content } from '../../../../test/examples/organisation-2024.js';
import type { OfficeName, PersonActor, ProcessActor } from '../actor.js';
import { organisationDecider } from './organisation.decisions.js';
import { emptyOrganisation } from './organisation.js';
import type { Office, OrganisationContent, OrganisationEvent } from './organisation.types.js';

const given = specify(organisationDecider);
const holder = (office: OfficeName): PersonActor => ({
  kind: 'person',
  personId: 'ai-do',
  name: 'Ai Đó',
  offices: [{ office, divisionId: null, inChargeOf: [] }],
});
const today = '2024-09-16';
const now = '2024-09-16T02:00:00.000Z';
const administrator = { actor: holder('administrator'), now, today };
const setUp = {
  actor: { kind: 'process', workflowId: 'setup', runId: 'first-start' } satisfies ProcessActor,
  now,
  today,
};

const importing = (change: Partial<OrganisationContent> = {}) =>
  ({ type: 'ImportOrganisation', content: { ...content, ...change } }) as const;
const ending = (officeId: string, to: string) => ({ type: 'EndOffice', officeId, to }) as const;

const { agency, planningDivisionId, divisions, people, offices } = content;
const wholeImport: OrganisationEvent[] = [
  { type: 'AgencyRegistered', data: { agency, planningDivisionId } },
  ...divisions.map((data) => ({ type: 'DivisionRegistered', data }) as const),
  ...people.map((data) => ({ type: 'PersonRegistered', data }) as const),
  ...offices.map((data) => ({ type: 'OfficeAssumed', data }) as const),
];
const ended = (officeId: string, to: string): OrganisationEvent => ({
  type: 'OfficeEnded',
  data: { officeId, to },
});

const head: Office = {
  officeId: 'truong-ql-kcht',
  office: 'head',
  personId: 'chuyen-vien-ql-vt',
  divisionId: 'ql-kcht',
  inChargeOf: [],
  from: '2024-09-01',
  to: null,
};

describe('importing an organisation', () => {
  it('registers the agency, divisions, people and offices, in this order', () => {
    expect(given().when(importing(), setUp)).toEqual(accept(...wholeImport));
    expect(given().when(importing(), administrator)).toEqual(accept(...wholeImport));
  });

  it('has nothing to do the second time, or when it brings less', () => {
    expect(given(...wholeImport).when(importing(), setUp)).toEqual(nothingToDo);
    const less = importing({ divisions: [], people: [], offices: [] });
    expect(given(...wholeImport).when(less, setUp)).toEqual(nothingToDo);
  });

  it('takes the same text in another Unicode form, and fields in another order, for the same', () => {
    const other = importing({
      agency: Object.fromEntries(Object.entries(agency).reverse()) as unknown as typeof agency,
      divisions: divisions.map((division) => ({ ...division, name: division.name.normalize('NFD') })),
      people: people.map(({ personId, name, sample }) => ({ sample, name: name.normalize('NFD'), personId })),
      offices: offices.map((office) => ({ ...office, inChargeOf: [...office.inChargeOf].reverse() })),
    });
    expect(given(...wholeImport).when(other, setUp)).toEqual(nothingToDo);
    expect(given().when(other, setUp)).toEqual(accept(...wholeImport));
  });

  it('adds only what is new', () => {
    const newcomer = { personId: 'moi', name: 'Người Mới', sample: false };
    const theirs = { ...head, personId: 'moi' };
    const more = importing({ people: [...people, newcomer], offices: [...offices, theirs] });
    expect(given(...wholeImport).when(more, administrator)).toEqual(
      accept({ type: 'PersonRegistered', data: newcomer }, { type: 'OfficeAssumed', data: theirs }),
    );
  });

  it('adds for the second of two importers what the first did not bring', () => {
    const first = { type: 'OfficeAssumed', data: head } as const;
    const second = { ...head, officeId: 'cv-ql-kcht', office: 'officer' } as const;
    expect(
      given(...wholeImport, first).when(importing({ offices: [...offices, head, second] }), administrator),
    ).toEqual(accept({ type: 'OfficeAssumed', data: second }));
  });

  it('ends an open office when the file now tells its last day', () => {
    const file = importing({ offices: [{ ...head, to: '2024-12-31' }] });
    expect(given(...wholeImport, { type: 'OfficeAssumed', data: head }).when(file, setUp)).toEqual(
      accept(ended('truong-ql-kcht', '2024-12-31')),
    );
  });

  it('leaves an office ended that the file still shows open', () => {
    expect(given(...wholeImport, ended('tong-hop', '2024-10-31')).when(importing(), setUp)).toEqual(
      nothingToDo,
    );
  });

  it.each<OfficeName>(['director', 'consolidator', 'head', 'auditor'])('refuses a %s', (office) => {
    expect(given().when(importing(), { actor: holder(office), now, today })).toEqual(
      refuse('NOT_THE_ADMINISTRATOR'),
    );
  });

  it.each<[string, Partial<OrganisationContent>, ReturnType<typeof refuse>]>([
    [
      'an unknown planning division',
      { planningDivisionId: 'la' },
      refuse('UNKNOWN_DIVISION', { field: 'planningDivisionId', params: { divisionId: 'la' } }),
    ],
    [
      'an agency without a name',
      { agency: { ...agency, name: '\u200b' } },
      refuse('NAME_REQUIRED', { field: 'agency.name', params: { id: agency.agencyId } }),
    ],
    [
      'a division without a name',
      { divisions: [...divisions, { divisionId: 'x', name: ' ', shortName: '', headTitle: '' }] },
      refuse('NAME_REQUIRED', { field: 'divisions.name', params: { id: 'x' } }),
    ],
    [
      'a person without a name',
      { people: [...people, { personId: 'x', name: '\u3164', sample: false }] },
      refuse('NAME_REQUIRED', { field: 'people.name', params: { id: 'x' } }),
    ],
    [
      'two divisions of one id',
      { divisions: [...divisions, { divisionId: 'kh-tc', name: 'Phòng X', shortName: 'X', headTitle: 'X' }] },
      refuse('DUPLICATE_ID', { field: 'divisions', params: { id: 'kh-tc' } }),
    ],
    [
      'one division under two ids, once with a hyphen',
      {
        divisions: [
          ...divisions,
          { divisionId: 'khtc', name: 'phòng Kế hoạch - Tài chính', shortName: 'X', headTitle: 'X' },
        ],
      },
      refuse('DUPLICATE_ID', { field: 'divisions', params: { id: 'khtc' } }),
    ],
    [
      'two people of one id',
      { people: [...people, { personId: 'giam-doc', name: 'Người Khác', sample: true }] },
      refuse('DUPLICATE_ID', { field: 'people', params: { id: 'giam-doc' } }),
    ],
    [
      'two offices of one id',
      { offices: [head, head] },
      refuse('DUPLICATE_ID', { field: 'offices', params: { id: 'truong-ql-kcht' } }),
    ],
    [
      'an office of an unknown person',
      { offices: [{ ...head, personId: 'la' }] },
      refuse('UNKNOWN_PERSON', { field: 'offices.personId', params: { personId: 'la' } }),
    ],
    [
      'a head of no division',
      { offices: [{ ...head, divisionId: null }] },
      refuse('OFFICE_NEEDS_DIVISION', {
        field: 'offices.divisionId',
        params: { officeId: 'truong-ql-kcht' },
      }),
    ],
    [
      'a head of an unknown division',
      { offices: [{ ...head, divisionId: 'la' }] },
      refuse('UNKNOWN_DIVISION', { field: 'offices.divisionId', params: { divisionId: 'la' } }),
    ],
    [
      'a director of one division',
      { offices: [{ ...head, office: 'director' }] },
      refuse('OFFICE_TAKES_NO_DIVISION', {
        field: 'offices.divisionId',
        params: { officeId: 'truong-ql-kcht' },
      }),
    ],
    [
      'a head in charge of divisions',
      { offices: [{ ...head, inChargeOf: ['kh-tc'] }] },
      refuse('OFFICE_TAKES_NO_DIVISION', {
        field: 'offices.inChargeOf',
        params: { officeId: 'truong-ql-kcht' },
      }),
    ],
    [
      'a deputy in charge of an unknown division',
      { offices: [{ ...head, office: 'deputyDirector', divisionId: null, inChargeOf: ['kh-tc', 'la'] }] },
      refuse('UNKNOWN_DIVISION', { field: 'offices.inChargeOf', params: { divisionId: 'la' } }),
    ],
    [
      'an office from no day',
      { offices: [{ ...head, from: '2024-02-30' }] },
      refuse('OFFICE_DAY_INVALID', {
        field: 'offices.from',
        params: { officeId: 'truong-ql-kcht', day: '2024-02-30' },
      }),
    ],
    [
      'an office that ends before it begins',
      { offices: [{ ...head, to: '2024-08-31' }] },
      refuse('OFFICE_DAY_INVALID', {
        field: 'offices.to',
        params: { officeId: 'truong-ql-kcht', day: '2024-08-31' },
      }),
    ],
  ])('refuses %s', (_what, change, refusal) => {
    expect(given().when(importing(change), setUp)).toEqual(refusal);
  });

  it.each<[string, Partial<OrganisationContent>, string, string]>([
    ['another agency', { agency: { ...agency, place: 'Cao Bằng' } }, 'agency', 'sgtvt-lang-son'],
    ['another planning division', { planningDivisionId: 'van-phong' }, 'agency', 'sgtvt-lang-son'],
    [
      'a division renamed',
      { divisions: divisions.map((one) => ({ ...one, name: `${one.name} mới` })) },
      'divisions',
      'van-phong',
    ],
    ['a person renamed', { people: people.map((one) => ({ ...one, name: 'Khác' })) }, 'people', 'giam-doc'],
    [
      'an office of someone else',
      { offices: offices.map((one) => ({ ...one, personId: 'tong-hop' })) },
      'offices',
      'giam-doc',
    ],
    [
      'the division of another id',
      {
        divisions: [{ divisionId: 'khtc', name: 'PHÒNG KẾ HOẠCH-TÀI CHÍNH', shortName: 'X', headTitle: 'X' }],
      },
      'divisions',
      'khtc',
    ],
  ])('refuses %s once the organisation is known', (_what, change, field, id) => {
    expect(given(...wholeImport).when(importing(change), setUp)).toEqual(
      refuse('DUPLICATE_ID', { field, params: { id } }),
    );
  });

  it('refuses another last day for an office already ended', () => {
    const file = importing({ offices: [{ ...head, to: '2024-11-30' }] });
    const history = [...wholeImport, { type: 'OfficeAssumed', data: { ...head, to: '2024-12-31' } } as const];
    expect(given(...history).when(file, setUp)).toEqual(
      refuse('DUPLICATE_ID', { field: 'offices', params: { id: 'truong-ql-kcht' } }),
    );
  });
});

describe('ending an office', () => {
  const known = given(...wholeImport);

  it('records its last day', () => {
    expect(known.when(ending('tong-hop', '2024-10-31'), administrator)).toEqual(
      accept(ended('tong-hop', '2024-10-31')),
    );
    expect(known.when(ending('tong-hop', '2024-01-01'), administrator)).toEqual(
      accept(ended('tong-hop', '2024-01-01')),
    );
  });

  it('has nothing to do when repeated', () => {
    const over = given(...wholeImport, ended('tong-hop', '2024-10-31'));
    expect(over.when(ending('tong-hop', '2024-10-31'), administrator)).toEqual(nothingToDo);
  });

  it('refuses the second of two who name different days', () => {
    const over = given(...wholeImport, ended('tong-hop', '2024-10-31'));
    expect(over.when(ending('tong-hop', '2024-11-30'), administrator)).toEqual(
      refuse('OFFICE_ALREADY_ENDED', { params: { officeId: 'tong-hop', to: '2024-10-31' } }),
    );
  });

  it('refuses an unknown office', () => {
    expect(known.when(ending('la', '2024-10-31'), administrator)).toEqual(
      refuse('UNKNOWN_OFFICE', { field: 'officeId', params: { officeId: 'la' } }),
    );
  });

  it.each(['2023-12-31', '2024-02-30', ''])('refuses %j as its last day', (to) => {
    expect(known.when(ending('tong-hop', to), administrator)).toEqual(
      refuse('OFFICE_DAY_INVALID', { field: 'to', params: { day: to } }),
    );
  });

  it('refuses everyone but the administrator', () => {
    expect(known.when(ending('tong-hop', '2024-10-31'), { actor: holder('director'), now, today })).toEqual(
      refuse('NOT_THE_ADMINISTRATOR'),
    );
  });
});

describe('what has happened', () => {
  it('is the organisation as imported', () => {
    expect(given(...wholeImport).state).toEqual({ ...emptyOrganisation, ...content });
    expect(given().state).toBe(emptyOrganisation);
  });

  it('shows the last day of the office that ended, and of no other', () => {
    const { state } = given(...wholeImport, ended('tong-hop', '2024-10-31'));
    expect(state.offices.filter((office) => office.to !== null).map((office) => office.officeId)).toEqual([
      'tong-hop',
    ]);
  });

  it('fails on an event or a command that is none of the organisation', () => {
    const stranger = { type: 'DivisionBurnt', data: {} } as unknown as OrganisationEvent;
    expect(() => given(stranger)).toThrow(TypeError);
    const order = { type: 'BurnDivision' } as unknown as ReturnType<typeof importing>;
    expect(() => given().when(order, setUp)).toThrow(TypeError);
  });
});
