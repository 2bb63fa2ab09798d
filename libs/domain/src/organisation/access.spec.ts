import { accept, nothingToDo, refuse } from '@dondoc/decider';
import { describe, expect, it } from '@jest/globals';
import { organisation2024 } from '../../../../test/examples/organisation-2024.js';
import { installationActor, OFFICE_NAMES, type Actor, type PersonActor } from '../actor.js';
import { accessEndedAt, isEndedAccess } from './access.js';
import { actorOf } from './holders.js';
import { organisationDecider } from './organisation.decisions.js';
import { emptyOrganisation, evolveOrganisation } from './organisation.js';
import type { OrganisationCommand, OrganisationEvent } from './organisation.types.js';

const today = '2024-09-16';
const now = '2024-09-16T02:00:00.400Z';
const earlier = '2024-09-16T02:00:00.399Z';
const later = '2024-09-16T02:00:00.401Z';
const reason = 'Mất máy tính';

const administrator = actorOf(organisation2024, 'quan-tri', today) as PersonActor;
interface Sent {
  readonly by?: Actor;
  readonly at?: string;
}
const after = (...events: readonly OrganisationEvent[]) =>
  events.reduce(evolveOrganisation, organisation2024);
const decide = (
  command: OrganisationCommand,
  { by = administrator, at = now }: Sent = {},
  ...before: readonly OrganisationEvent[]
) => organisationDecider.decide(after(...before), command, { actor: by, now: at, today });

const end = { type: 'EndAccess', personId: 'giam-doc', reason } as const;
const endAll = { type: 'EndAllAccess', reason } as const;
const endOwn = { type: 'EndOwnAccess' } as const;
const ended = (personId: string, at = now, why: string | null = reason): OrganisationEvent => ({
  type: 'AccessEnded',
  data: { personId, at, reason: why },
});
const allEnded = (at = now): OrganisationEvent => ({ type: 'AllAccessEnded', data: { at, reason } });

describe('the access of a person', () => {
  it('is ended with a reason, an administrator’s too', () => {
    expect(decide(end)).toEqual(accept(ended('giam-doc')));
    expect(decide({ ...end, personId: 'quan-tri' })).toEqual(accept(ended('quan-tri')));
    expect(decide(end, { by: installationActor('cli') })).toEqual(accept(ended('giam-doc')));
  });

  it('is not ended of a stranger, nor without a reason', () => {
    expect(decide({ ...end, personId: 'la' })).toEqual(
      refuse('UNKNOWN_PERSON', { field: 'personId', params: { personId: 'la' } }),
    );
    expect(decide({ ...end, reason: '\u00a0' })).toEqual(refuse('REASON_REQUIRED', { field: 'reason' }));
  });

  it.each(OFFICE_NAMES.filter((office) => office !== 'administrator'))(
    'is not ended, nor everybody’s, by: %s',
    (office) => {
      const by: PersonActor = { ...administrator, offices: [{ office, divisionId: null, inChargeOf: [] }] };
      for (const command of [end, { ...end, personId: by.personId }, endAll])
        expect(decide(command, { by })).toEqual(refuse('NOT_THE_ADMINISTRATOR'));
    },
  );

  it('is ended by themselves in whatever office, or none, and nobody is told why', () => {
    const by: PersonActor = { ...administrator, personId: 'giam-doc', offices: [] };
    expect(decide(endOwn, { by })).toEqual(accept(ended('giam-doc', now, null)));
    expect(decide(endOwn)).toEqual(accept(ended('quan-tri', now, null)));
    expect(decide(endOwn, { by: installationActor('cli') })).toMatchObject({
      refusal: { code: 'UNKNOWN_PERSON' },
    });
  });

  it('is ended again for what came in between, and never taken back by what was asked for before', () => {
    expect(decide(end, { at: later }, ended('giam-doc'))).toEqual(accept(ended('giam-doc', later)));
    for (const at of [now, earlier]) {
      expect(decide(end, { at }, ended('giam-doc'))).toEqual(nothingToDo);
      expect(decide(end, { at }, allEnded())).toEqual(nothingToDo);
      expect(decide(endOwn, { at }, ended('quan-tri'))).toEqual(nothingToDo);
    }
  });
});

describe('the access of everybody', () => {
  it('is ended at once, by whoever administers, with a reason', () => {
    expect(decide(endAll)).toEqual(accept(allEnded()));
    expect(decide(endAll, { by: installationActor('cli') })).toEqual(accept(allEnded()));
    expect(decide({ ...endAll, reason: '' })).toEqual(refuse('REASON_REQUIRED', { field: 'reason' }));
    const context = { actor: installationActor('cli'), now, today };
    expect(organisationDecider.decide(emptyOrganisation, endAll, context)).toEqual(refuse('UNKNOWN_AGENCY'));
  });

  it('is ended again later, and not for what was asked before', () => {
    expect(decide(endAll, { at: later }, allEnded())).toEqual(accept(allEnded(later)));
    for (const at of [now, earlier]) expect(decide(endAll, { at }, allEnded())).toEqual(nothingToDo);
  });
});

describe('until when access has ended', () => {
  it('is by the latest of one’s own and everybody’s', () => {
    const at = (...events: readonly OrganisationEvent[]) => accessEndedAt(after(...events), 'giam-doc');
    expect(at()).toBeNull();
    expect(at(ended('tong-hop'))).toBeNull();
    expect(at(ended('giam-doc'))).toBe(now);
    expect(at(allEnded())).toBe(now);
    expect(at(ended('giam-doc'), ended('giam-doc', later))).toBe(later);
    expect(at(ended('giam-doc'), allEnded(later))).toBe(later);
    expect(at(allEnded(), ended('giam-doc', later))).toBe(later);
  });

  it('takes what was obtained before it and in its very millisecond, and nothing after', () => {
    expect([earlier, now, later].map((obtainedAt) => isEndedAccess(obtainedAt, now))).toEqual([
      true,
      true,
      false,
    ]);
    expect(isEndedAccess(now, null)).toBe(false);
  });

  it('takes all of its second of what tells no more than that', () => {
    expect(isEndedAccess('2024-09-16T02:00:00.000Z', now)).toBe(true);
    expect(isEndedAccess('2024-09-16T02:00:00.000Z', '2024-09-16T02:00:00.000Z')).toBe(true);
    expect(isEndedAccess('2024-09-16T02:00:01.000Z', '2024-09-16T02:00:00.999Z')).toBe(false);
  });
});
