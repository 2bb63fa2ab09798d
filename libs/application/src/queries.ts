import {
  accessEndedAt,
  actions,
  actorOf,
  attachmentsDecider,
  changeDirectory,
  dayOf,
  organisationDecider,
  planDecider,
  reportDecider,
  type Action,
} from '@dondoc/domain';
import { withAgency } from '@dondoc/event-store';
import * as read from '@dondoc/read-models';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Allowance, Asking, AtHand, AuditVerification, Queries } from './application.types.js';
import { verifyAudit } from './audit-verification.js';
import { OneAtATime } from './one-at-a-time.js';
import { abilityOf, allows } from './permissions/ability.js';
import { fold, foldMany, streamOf } from './streams.js';
import type { Surroundings, SurroundingsCache } from './surroundings.js';

function allowancesIn<Asked extends Action>(
  { actor, organisation, now }: read.Reading,
  actions: readonly Asked[],
): Record<Asked, Allowance> {
  const able = organisation.people.flatMap(({ personId, name }) => {
    const person = actorOf(organisation, personId, dayOf(now));
    return person ? [{ personId, name, ability: abilityOf(person, organisation.planningDivisionId) }] : [];
  });
  const allowance = (action: Asked): Allowance => {
    const may = able.filter(({ ability }) => allows(ability, action));
    const allowed = actor.kind === 'person' && may.some(({ personId }) => personId === actor.personId);
    return { allowed, whoCan: allowed ? [] : may.map(({ personId, name }) => ({ personId, name })) };
  };
  return Object.fromEntries(actions.map((action) => [action, allowance(action)])) as Record<Asked, Allowance>;
}

const mayVerify = ({ actor, organisation }: read.Reading): boolean =>
  actor.kind === 'process' || allows(abilityOf(actor, organisation.planningDivisionId), 'VerifyRecord');

/** Every query in a transaction of its agency; the caller never meets a connection. */
export function createQueries(dataSource: DataSource, surroundings: SurroundingsCache): Queries {
  const reading = <Answer>(
    { agencyId, actor, now }: Asking,
    query: (reading: read.Reading) => Answer | Promise<Answer>,
  ): Promise<Answer> =>
    withAgency(dataSource, agencyId, async (tx) => {
      const { organisation } = await surroundings.load(tx, agencyId);
      return query({ tx, agencyId, actor, now, organisation: organisation.state });
    });
  const around = (agencyId: string): Promise<Surroundings> =>
    withAgency(dataSource, agencyId, (tx: QueryRunner) => surroundings.load(tx, agencyId));

  const atHand = <State, Event extends read.AnyEvent>(
    asking: Asking,
    streamIds: readonly string[],
    decider: read.Foldable<State, Event>,
  ): Promise<AtHand<State> | undefined> =>
    reading(asking, async ({ tx, agencyId }) => {
      const { organisation, calendar } = await surroundings.load(tx, agencyId);
      if (!calendar) return undefined;
      const streams = await foldMany(tx, agencyId, streamIds, decider);
      return { states: streams.map(({ state }) => state), organisation: organisation.state, calendar };
    });

  const oneAtATime = new OneAtATime<AuditVerification>().run;

  return {
    plans: (asking, page) => reading(asking, (r) => read.plans(r, page)),
    plan: (asking, planId) => reading(asking, (r) => read.plan(r, planId)),
    subIndices: (asking, planId) => reading(asking, (r) => read.subIndices(r, planId)),
    assignments: (asking, filter, page) => reading(asking, (r) => read.assignments(r, filter, page)),
    assignment: (asking, assignmentId) => reading(asking, (r) => read.assignment(r, assignmentId)),
    reports: (asking, filter, page) => reading(asking, (r) => read.reports(r, filter, page)),
    report: (asking, reportId) => reading(asking, (r) => read.report(r, reportId)),
    reportsAtHand: (asking, reportIds) => atHand(asking, reportIds.map(streamOf.report), reportDecider),
    plansAtHand: (asking, planIds) => atHand(asking, planIds.map(streamOf.plan), planDecider),
    difference: (asking, reportId, from, to) =>
      reading(asking, (r) => read.difference(r, reportId, from, to)),
    receipt: (asking, receipt) => reading(asking, (r) => read.receipt(r, receipt)),
    draft: (asking, reportId) => reading(asking, (r) => read.draft(r, reportId)),
    attachment: (asking, reportId, hash) =>
      reading(asking, async (r) => {
        const { state } = await fold(r.tx, r.agencyId, streamOf.attachments(reportId), attachmentsDecider);
        const received = state.received.find((file) => file.hash === hash);
        return received && (await read.readsAttachment(r, reportId, hash)) ? received : undefined;
      }),
    inbox: (asking) => reading(asking, read.inbox),
    inboxList: (asking, place, page) => reading(asking, (r) => read.inboxList(r, place, page)),
    notices: (asking, filter, page) => reading(asking, (r) => read.notices(r, filter, page)),
    escalations: (asking, filter, page) => reading(asking, (r) => read.escalations(r, filter, page)),
    scoreboard: (asking, filter) => reading(asking, (r) => read.scoreboard(r, filter)),
    audit: (asking, filter, page) => reading(asking, (r) => read.audit(r, filter, page)),
    auditCount: (asking, filter) => reading(asking, (r) => read.auditCount(r, filter)),
    verifyAudit: async (asking, streamId) => {
      if (!(await reading(asking, mayVerify))) return 'forbidden';
      const { agencyId } = asking;
      const verified = await oneAtATime(JSON.stringify([agencyId, streamId]), () =>
        reading(asking, ({ tx }) => verifyAudit(tx, agencyId, streamId)),
      );
      const unknown = streamId !== undefined && verified.events === 0 && verified.missing.length === 0;
      return unknown ? undefined : verified;
    },
    limits: (asking, from, to) =>
      reading(asking, async (r) => {
        const { calendar } = await surroundings.load(r.tx, r.agencyId);
        return calendar ? read.limits(r, calendar, from, to) : [];
      }),
    agency: (asking) => reading(asking, read.agency),
    divisions: (asking) => reading(asking, read.divisions),
    people: (asking) => reading(asking, read.people),
    substitutions: (asking) => reading(asking, read.substitutions),
    consents: (asking) => reading(asking, read.consents),
    organisationPreview: (asking, command) =>
      reading(asking, ({ organisation, actor, now }) => {
        const context = { actor, now, today: dayOf(now) };
        const first = organisationDecider.decide(organisation, command, context);
        const needsConsent =
          first.outcome === 'accepted' && first.events.some(({ type }) => type === 'ConsentAsked');
        return {
          needsConsent,
          decision: needsConsent ? changeDirectory(organisation, command, context) : first,
        };
      }),
    organisation: async (agencyId) => (await around(agencyId)).organisation.state,
    calendar: async (agencyId) => (await around(agencyId)).calendar,
    allowances: (asking, actions) => reading(asking, (r) => allowancesIn(r, actions)),
    readerFor: async (agencyId, personId, now) => {
      const { state } = (await around(agencyId)).organisation;
      const actor = actorOf(state, personId, dayOf(now));
      if (!actor) return undefined;
      const ability = abilityOf(actor, state.planningDivisionId);
      const may = (action: Action): boolean => allows(ability, action);
      return { actor, accessEndedAt: accessEndedAt(state, personId), may, all: actions.filter(may) };
    },
    actorFor: async (agencyId, personId, now) =>
      actorOf((await around(agencyId)).organisation.state, personId, dayOf(now)),
    senderOf: async (agencyId, personId, now) => {
      const senderIn = ({ organisation: { state, version } }: Surroundings) => {
        const actor = actorOf(state, personId, dayOf(now));
        return actor && { actor, officesOf: version, accessEndedAt: accessEndedAt(state, personId) };
      };
      const known = surroundings.lastKnown(agencyId);
      return (known && senderIn(known)) ?? senderIn(await around(agencyId));
    },
  };
}
