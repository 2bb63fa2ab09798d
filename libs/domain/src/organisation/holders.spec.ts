import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { organisation2024 } from '../../../../test/examples/organisation-2024.js';
import { isDay, shiftDay } from '../calendar/zone.js';
import {
  actorOf,
  deputiesInChargeOf,
  divisionNamed,
  holders,
  isHeldOn,
  normaliseDivisionName,
  personSignedInAs,
} from './holders.js';
import { isDivision } from './divisions.js';
import type { Office, Organisation } from './organisation.types.js';

const DAY = '2024-09-15';
const SEED = 2509;

const office = (officeId: string, held: Partial<Office>): Office => ({
  officeId,
  office: 'head',
  personId: 'truong-ql-vt',
  divisionId: 'ql-vt',
  inChargeOf: [],
  from: '2024-01-01',
  to: null,
  ...held,
});
const withOffices = (...offices: Office[]): Organisation => ({ ...organisation2024, offices });

describe('who holds an office', () => {
  it('finds the head of a division', () => {
    expect(holders(organisation2024, 'head', 'ql-vt', DAY)).toEqual([
      { personId: 'truong-ql-vt', name: 'Vũ Thị Vận', office: 'head', divisionId: 'ql-vt' },
    ]);
  });

  it('finds the director, whose office is of no division', () => {
    expect(holders(organisation2024, 'director', null, DAY).map((one) => one.personId)).toEqual(['giam-doc']);
    expect(holders(organisation2024, 'director', 'kh-tc', DAY)).toEqual([]);
  });

  it('finds nobody where the office is empty', () => {
    expect(holders(organisation2024, 'head', 'ql-kcht', DAY)).toEqual([]);
    expect(holders(organisation2024, 'head', null, DAY)).toEqual([]);
    expect(holders(organisation2024, 'clerk', 'van-phong', DAY)).toEqual([]);
  });

  it('counts the first and the last day, and not those beside them', () => {
    const held = office('a', { from: '2024-09-14', to: '2024-09-15' });
    expect(
      ['2024-09-13', '2024-09-14', '2024-09-15', '2024-09-16'].map((day) => isHeldOn(held, day)),
    ).toEqual([false, true, true, false]);
    expect(holders(withOffices(held), 'head', 'ql-vt', '2024-09-15')).toHaveLength(1);
    expect(holders(withOffices(held), 'head', 'ql-vt', '2024-09-16')).toEqual([]);
  });

  it('hands over without a gap from one holder to the next', () => {
    const organisation = withOffices(
      office('a', { to: '2024-09-15' }),
      office('b', { personId: 'chuyen-vien-ql-vt', from: '2024-09-16' }),
    );
    const on = (day: string): string[] =>
      holders(organisation, 'head', 'ql-vt', day).map((one) => one.personId);
    expect(on('2024-09-15')).toEqual(['truong-ql-vt']);
    expect(on('2024-09-16')).toEqual(['chuyen-vien-ql-vt']);
  });

  it('names a person once who holds the office by two records, and all of two people', () => {
    const twice = withOffices(office('a', {}), office('b', { from: '2024-06-01' }));
    expect(holders(twice, 'head', 'ql-vt', DAY)).toHaveLength(1);
    const both = withOffices(office('a', {}), office('b', { personId: 'chuyen-vien-ql-vt' }));
    expect(holders(both, 'head', 'ql-vt', DAY).map((one) => one.personId)).toEqual([
      'truong-ql-vt',
      'chuyen-vien-ql-vt',
    ]);
  });
});

describe('the deputies in charge of a division', () => {
  it('are those who have it in their charge', () => {
    expect(deputiesInChargeOf(organisation2024, 'kh-tc', DAY)).toEqual([
      { personId: 'pho-giam-doc', name: 'Trần Thị Phó', office: 'deputyDirector', divisionId: null },
    ]);
    expect(deputiesInChargeOf(organisation2024, 'van-phong', DAY)).toEqual([]);
  });

  it('are so only while the office lasts', () => {
    const deputy = office('a', {
      office: 'deputyDirector',
      divisionId: null,
      inChargeOf: ['kh-tc'],
      to: '2024-09-14',
    });
    expect(deputiesInChargeOf(withOffices(deputy), 'kh-tc', '2024-09-14')).toHaveLength(1);
    expect(deputiesInChargeOf(withOffices(deputy), 'kh-tc', '2024-09-15')).toEqual([]);
  });
});

describe('the actor', () => {
  it('brings every office held on the day', () => {
    expect(actorOf(organisation2024, 'truong-kh-tc', DAY)).toEqual({
      kind: 'person',
      personId: 'truong-kh-tc',
      name: 'Phạm Thị Kế',
      offices: [
        { office: 'head', divisionId: 'kh-tc', inChargeOf: [] },
        { office: 'reviewer', divisionId: 'kh-tc', inChargeOf: [] },
      ],
    });
    expect(actorOf(organisation2024, 'pho-giam-doc', DAY)?.offices).toEqual([
      { office: 'deputyDirector', divisionId: null, inChargeOf: ['kh-tc', 'ql-vt'] },
    ]);
  });

  it('brings none before the first day, and is nobody when unknown', () => {
    expect(actorOf(organisation2024, 'truong-kh-tc', '2023-12-31')).toMatchObject({ offices: [] });
    expect(actorOf(organisation2024, 'nobody', DAY)).toBeUndefined();
  });
});

describe('who signs in', () => {
  it('is who has the account as their id, to the letter', () => {
    expect(personSignedInAs(organisation2024, 'giam-doc')).toMatchObject({ personId: 'giam-doc' });
    expect(personSignedInAs(organisation2024, 'Giam-doc')).toBeUndefined();
    expect(personSignedInAs(organisation2024, '')).toBeUndefined();
  });
});

describe('divisions', () => {
  it('are known by id', () => {
    expect(isDivision(organisation2024, 'kh-tc')).toBe(true);
    expect(isDivision(organisation2024, 'KH-TC')).toBe(false);
    expect(isDivision(organisation2024, '')).toBe(false);
  });

  it.each([
    'Phòng Kế hoạch – Tài chính',
    'phòng Kế hoạch - Tài chính',
    'Phòng Kế hoạch-Tài chính',
    'PHÒNG KẾ HOẠCH — TÀI CHÍNH',
    'Phòng Kế hoạch \u2212 Tài chính',
    'Phòng Kế hoạch \u2010 Tài chính',
    'Phòng Kế hoạch\u00a0\u2011\u00a0Tài chính',
    '  Phòng  Kế hoạch –\n  Tài chính ',
    'Phòng Kế ho\u00adạch – Tài\u200b chính',
    'Phòng Kế hoạch – Tài chính'.normalize('NFD'),
  ])('are the same however a document writes them: %j', (name) => {
    expect(divisionNamed(organisation2024, name)?.divisionId).toBe('kh-tc');
  });

  it.each(['Phòng Kế hoạch Tài chính', 'Phong Ke hoach - Tai chinh', 'Phòng Kế hoạch', 'KH-TC', ''])(
    'are not guessed from %j',
    (name) => {
      expect(divisionNamed(organisation2024, name)).toBeUndefined();
    },
  );

  it('are found by the names of the plan', () => {
    const named = [
      'Văn phòng Sở',
      'Phòng Quản lý chất lượng công trình giao thông',
      'Phòng Quản lý kết cấu hạ tầng & ATGT',
      'phòng Quản lý vận tải, Phương tiện và người lái',
    ].map((name) => divisionNamed(organisation2024, name)?.divisionId);
    expect(named).toEqual(['van-phong', 'ql-clct', 'ql-kcht', 'ql-vt']);
  });
});

describe(`laws (seed ${SEED})`, () => {
  it('a normal name is its own normal form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const once = normaliseDivisionName(name);
        expect(normaliseDivisionName(once)).toBe(once);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('an actor holds exactly the offices that name them among the holders of the day', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((offset) => shiftDay('2023-06-01', offset));
    const person = fc.constantFrom(...organisation2024.people.map((one) => one.personId));
    fc.assert(
      fc.property(person, day, (personId, on) => {
        expect(isDay(on)).toBe(true);
        const actor = actorOf(organisation2024, personId, on);
        const held = organisation2024.offices.filter((one) =>
          holders(organisation2024, one.office, one.divisionId, on).some(
            (holder) => holder.personId === personId,
          ),
        );
        expect(actor?.offices).toEqual(
          held.map(({ office: name, divisionId, inChargeOf }) => ({ office: name, divisionId, inChargeOf })),
        );
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});
