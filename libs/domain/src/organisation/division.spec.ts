import { accept, nothingToDo, refuse, specify } from '@dondoc/decider';
import { describe, expect, it } from '@jest/globals';
import {
  organisation2024,
  organisationContent2024 as content,
} from '../../../../test/examples/organisation-2024.js';
import { belongsTo, holds } from '../actor.js';
import { agencyOn, divisionOn, dutyBearer, hasEnded, takenOverBy } from './divisions.js';
import { actorOf, deputiesInChargeOf, divisionNamed, holders } from './holders.js';
import { organisationDecider } from './organisation.decisions.js';
import { evolveOrganisation } from './organisation.js';
import type { Organisation, OrganisationCommand, OrganisationEvent } from './organisation.types.js';

const context = {
  actor: { kind: 'process', workflowId: 'setup', runId: 'r1' },
  now: '2024-09-16T02:00:00.000Z',
  today: '2024-09-16',
} as const;
const after = (...events: readonly OrganisationEvent[]): Organisation =>
  events.reduce(evolveOrganisation, organisation2024);
const decide = (command: OrganisationCommand, ...before: readonly OrganisationEvent[]) =>
  organisationDecider.decide(after(...before), command, context);
const nobody = specify(organisationDecider)();

const basis = 'Nghị quyết số 07/NQ-HĐND ngày 20/2/2025';
const renaming = {
  divisionId: 'ql-vt',
  name: 'Phòng Vận tải',
  shortName: 'VT',
  headTitle: 'Trưởng phòng',
  from: '2025-03-01',
  basis,
};
const merging = {
  divisionId: 'ql-vt',
  how: 'merged',
  lastDay: '2025-02-28',
  successorId: 'ql-kcht',
  basis,
} as const;
const renamed = { type: 'DivisionRenamed', data: renaming } as const;
const merged = { type: 'DivisionEnded', data: merging } as const;
const rename = { type: 'RenameDivision', ...renaming } as const;
const end = { type: 'EndDivision', ...merging } as const;

describe('a division that is renamed', () => {
  it('has the new name from the day on, and the old one before', () => {
    expect(decide(rename)).toEqual(accept(renamed));
    const name = (day: string) => divisionOn(after(renamed), 'ql-vt', day)?.name;
    expect([name('2025-02-28'), name('2025-03-01')]).toEqual([
      'Phòng Quản lý vận tải, Phương tiện và người lái',
      'Phòng Vận tải',
    ]);
    expect(divisionOn(organisation2024, 'la', '2025-03-01')).toBeUndefined();
  });

  it('goes by the one recorded last of two names from the same day', () => {
    const mended = { ...renamed, data: { ...renaming, name: 'Phòng Vận tải và An toàn' } };
    expect(divisionOn(after(renamed, mended), 'ql-vt', '2025-03-01')?.name).toBe('Phòng Vận tải và An toàn');
  });

  it('is found by either name in a document', () => {
    expect(divisionNamed(after(renamed), 'phòng vận tải')?.divisionId).toBe('ql-vt');
    expect(divisionNamed(after(renamed), 'Phòng Quản lý vận tải, Phương tiện và người lái')?.divisionId).toBe(
      'ql-vt',
    );
  });

  it('has nothing to do when it has that name already', () => {
    expect(decide(rename, renamed)).toEqual(nothingToDo);
  });

  it.each([
    [{ divisionId: 'la' }, 'UNKNOWN_DIVISION', 'divisionId'],
    [{ name: ' \u200b' }, 'NAME_REQUIRED', 'name'],
    [{ from: '2025-02-29' }, 'NAME_DAY_INVALID', 'from'],
    [{ basis: '' }, 'BASIS_REQUIRED', 'basis'],
    [{ name: 'phòng kế hoạch - tài chính' }, 'DUPLICATE_ID', 'name'],
  ])('is not with %j', (change, code, field) => {
    expect(decide({ ...rename, ...change })).toMatchObject({ refusal: { code, field } });
  });

  it('may take the name of one that is no more', () => {
    const name = 'Phòng Quản lý vận tải, Phương tiện và người lái';
    const again = { ...rename, divisionId: 'ql-kcht', name };
    expect(decide(again)).toMatchObject({ refusal: { code: 'DUPLICATE_ID' } });
    expect(decide(again, merged)).toMatchObject({ outcome: 'accepted' });
    const taken = { ...renamed, data: { ...renaming, divisionId: 'ql-kcht', name } };
    expect(divisionNamed(after(merged, taken), name)?.divisionId).toBe('ql-kcht');
  });
});

describe('a division that ends', () => {
  it('leaves its duties to the successor from the day after its last one', () => {
    expect(decide(end)).toEqual(accept(merged));
    const organisation = after(merged);
    expect(dutyBearer(organisation, 'ql-vt', '2025-02-28')).toBe('ql-vt');
    expect(dutyBearer(organisation, 'ql-vt', '2025-03-01')).toBe('ql-kcht');
    expect([
      hasEnded(organisation, 'ql-vt', '2025-02-28'),
      hasEnded(organisation, 'ql-vt', '2025-03-01'),
    ]).toEqual([false, true]);
    expect(takenOverBy(organisation, 'ql-kcht', '2025-02-28')).toEqual([]);
    expect(takenOverBy(organisation, 'ql-kcht', '2025-03-01')).toEqual(['ql-vt']);
  });

  it('takes its offices with it, and its duties to those of the successor', () => {
    const organisation = after(merged, {
      type: 'OfficeAssumed',
      data: {
        officeId: 'truong-kcht',
        office: 'head',
        personId: 'thanh-tra',
        divisionId: 'ql-kcht',
        inChargeOf: [],
        from: '2025-01-01',
        to: null,
      },
    });
    const told = (day: string) =>
      holders(organisation, 'head', 'ql-vt', day).map((one) => [one.personId, one.divisionId]);
    expect([told('2025-02-28'), told('2025-03-01')]).toEqual([
      [['truong-ql-vt', 'ql-vt']],
      [['thanh-tra', 'ql-kcht']],
    ]);
    const may = (personId: string, day: string) => {
      const actor = actorOf(organisation, personId, day);
      return actor && [holds(actor, 'head', 'ql-vt'), belongsTo(actor, 'ql-vt')];
    };
    expect(may('truong-ql-vt', '2025-02-28')).toEqual([true, true]);
    expect(may('truong-ql-vt', '2025-03-01')).toEqual([false, false]);
    expect(may('thanh-tra', '2025-02-28')).toEqual([false, false]);
    expect(may('thanh-tra', '2025-03-01')).toEqual([true, true]);
  });

  it('is the business of the deputies in charge of the successor, and no longer of its own', () => {
    const told = (organisation: Organisation, day: string) =>
      deputiesInChargeOf(organisation, 'ql-vt', day).map((one) => one.personId);
    expect(told(after(merged), '2025-02-28')).toEqual(['pho-giam-doc']);
    expect(told(after(merged), '2025-03-01')).toEqual([]);
    const toPlanning = { ...merged, data: { ...merging, successorId: 'kh-tc' } };
    expect(told(after(toPlanning), '2025-03-01')).toEqual(['pho-giam-doc']);
    expect(actorOf(after(toPlanning), 'pho-giam-doc', '2025-03-01')?.offices[0]?.inChargeOf).toEqual([
      'kh-tc',
      'ql-vt',
    ]);
  });

  it('passes on in turn what it had taken over', () => {
    const next = {
      type: 'DivisionEnded',
      data: { ...merging, divisionId: 'ql-kcht', successorId: 'kh-tc', lastDay: '2025-06-30' },
    } as const;
    const organisation = after(merged, next);
    const bearer = (day: string) => dutyBearer(organisation, 'ql-vt', day);
    expect([bearer('2025-06-30'), bearer('2025-07-01')]).toEqual(['ql-kcht', 'kh-tc']);
    expect([...takenOverBy(organisation, 'kh-tc', '2025-07-01')].sort()).toEqual(['ql-kcht', 'ql-vt']);
  });

  it('has nothing to do the second time, and ends once', () => {
    expect(decide(end, merged)).toEqual(nothingToDo);
    expect(decide({ ...end, lastDay: '2025-03-31' }, merged)).toEqual(
      refuse('DIVISION_ALREADY_ENDED', { params: { divisionId: 'ql-vt', day: '2025-02-28' } }),
    );
  });

  it.each([
    [{ divisionId: 'la' }, 'UNKNOWN_DIVISION', 'divisionId'],
    [{ successorId: 'la' }, 'UNKNOWN_DIVISION', 'successorId'],
    [{ successorId: 'ql-vt' }, 'SUCCESSOR_INVALID', 'successorId'],
    [{ lastDay: '2025-02-29' }, 'DIVISION_DAY_INVALID', 'lastDay'],
    [{ basis: '\t' }, 'BASIS_REQUIRED', 'basis'],
  ])('does not with %j', (change, code, field) => {
    expect(decide({ ...end, ...change })).toMatchObject({ refusal: { code, field } });
  });

  it('is succeeded by one that outlives it, so that duties never go in a circle', () => {
    const back = { ...end, divisionId: 'ql-kcht', successorId: 'ql-vt' };
    for (const lastDay of ['2025-02-27', '2025-02-28', '2025-03-01'])
      expect(decide({ ...back, lastDay }, merged)).toMatchObject({ outcome: 'refused' });
    const elsewhere = { ...back, successorId: 'kh-tc' };
    expect(decide({ ...elsewhere, lastDay: '2025-02-28' }, merged)).toMatchObject({
      refusal: { code: 'DIVISION_DAY_INVALID' },
    });
    expect(decide({ ...elsewhere, lastDay: '2025-03-01' }, merged)).toMatchObject({ outcome: 'accepted' });
  });
});

describe('a division that is new', () => {
  const division = {
    divisionId: 'ql-xd',
    name: 'Phòng Quản lý xây dựng',
    shortName: 'QLXD',
    headTitle: 'Trưởng phòng',
  };
  const register = { type: 'RegisterDivision', ...division } as const;

  it('is registered once', () => {
    expect(decide(register)).toEqual(accept({ type: 'DivisionRegistered', data: division }));
    expect(decide(register, { type: 'DivisionRegistered', data: division })).toEqual(nothingToDo);
  });

  it.each([
    [{ divisionId: 'kh-tc' }, 'DUPLICATE_ID', 'divisionId'],
    [{ name: 'Văn phòng Sở' }, 'DUPLICATE_ID', 'name'],
    [{ name: '' }, 'NAME_REQUIRED', 'name'],
  ])('is not with %j', (change, code, field) => {
    expect(decide({ ...register, ...change })).toMatchObject({ refusal: { code, field } });
  });

  it('needs an agency', () => {
    expect(nobody.when(register, context)).toEqual(refuse('UNKNOWN_AGENCY'));
  });
});

describe('an agency that is renamed', () => {
  const names = {
    name: 'Sở Xây dựng tỉnh Lạng Sơn',
    shortName: 'Sở XD',
    parentName: 'UBND tỉnh Lạng Sơn',
    from: '2025-03-01',
    basis,
  };
  const command = { type: 'RenameAgency', ...names } as const;

  it('has the new name from the day on', () => {
    expect(decide(command)).toEqual(accept({ type: 'AgencyRenamed', data: names }));
    const organisation = after({ type: 'AgencyRenamed', data: names });
    expect([agencyOn(organisation, '2025-02-28')?.name, agencyOn(organisation, '2025-03-01')?.name]).toEqual([
      content.agency.name,
      names.name,
    ]);
    expect(agencyOn(organisation, '2025-03-01')).toMatchObject({
      agencyId: content.agency.agencyId,
      place: 'Lạng Sơn',
    });
    expect(decide(command, { type: 'AgencyRenamed', data: names })).toEqual(nothingToDo);
  });

  it.each([
    [{ name: '' }, 'NAME_REQUIRED'],
    [{ from: '1/3/2025' }, 'NAME_DAY_INVALID'],
    [{ basis: '' }, 'BASIS_REQUIRED'],
  ])('is not with %j', (change, code) => {
    expect(decide({ ...command, ...change })).toMatchObject({ refusal: { code } });
  });

  it('is one that is registered', () => {
    expect(nobody.when(command, context)).toEqual(refuse('UNKNOWN_AGENCY'));
  });
});
