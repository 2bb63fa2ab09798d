import { actorOf, dayOf, reportDecider } from '@dondoc/domain';
import { withAgency } from '@dondoc/event-store';
import * as read from '@dondoc/read-models';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Asking, AuditVerification, Queries } from './application.types.js';
import { verifyAudit } from './audit-verification.js';
import { OneAtATime } from './one-at-a-time.js';
import { fold, foldDraft, streamOf } from './streams.js';
import type { Surroundings, SurroundingsCache } from './surroundings.js';

/** Every query in a transaction of its agency; the caller never meets a connection. */
export function createQueries(dataSource: DataSource, surroundings: SurroundingsCache): Queries {
  const reading = <Answer>(
    { agencyId, actor, now }: Asking,
    query: (reading: read.Reading) => Promise<Answer>,
  ): Promise<Answer> => withAgency(dataSource, agencyId, (tx) => query({ tx, agencyId, actor, now }));
  const around = (agencyId: string): Promise<Surroundings> =>
    withAgency(dataSource, agencyId, (tx: QueryRunner) => surroundings.load(tx, agencyId));

  const oneAtATime = new OneAtATime<AuditVerification>().run;

  return {
    plans: (asking, page) => reading(asking, (r) => read.plans(r, page)),
    plan: (asking, planId) => reading(asking, (r) => read.plan(r, planId)),
    subIndices: (asking, planId) => reading(asking, (r) => read.subIndices(r, planId)),
    assignments: (asking, filter, page) => reading(asking, (r) => read.assignments(r, filter, page)),
    assignment: (asking, assignmentId) => reading(asking, (r) => read.assignment(r, assignmentId)),
    reports: (asking, filter, page) => reading(asking, (r) => read.reports(r, filter, page)),
    report: (asking, reportId) => reading(asking, (r) => read.report(r, reportId)),
    reportAtHand: (asking, reportId) =>
      reading(asking, async ({ tx, agencyId }) => {
        const { organisation, calendar } = await surroundings.load(tx, agencyId);
        if (!calendar) return undefined;
        const { state } = await fold(tx, agencyId, streamOf.report(reportId), reportDecider);
        const draft = await foldDraft(tx, agencyId, reportId);
        return { state, draft: draft.state, organisation: organisation.state, calendar };
      }),
    difference: (asking, reportId, from, to) =>
      reading(asking, (r) => read.difference(r, reportId, from, to)),
    receipt: (asking, receipt) => reading(asking, (r) => read.receipt(r, receipt)),
    draft: (asking, reportId) => reading(asking, (r) => read.draft(r, reportId)),
    inbox: (asking) =>
      reading(asking, async (r) => {
        const { organisation } = await surroundings.load(r.tx, r.agencyId);
        return read.inbox(r, organisation.state);
      }),
    escalations: (asking, filter, page) => reading(asking, (r) => read.escalations(r, filter, page)),
    scoreboard: (asking, filter) => reading(asking, (r) => read.scoreboard(r, filter)),
    audit: (asking, filter, page) => reading(asking, (r) => read.audit(r, filter, page)),
    verifyAudit: async (asking, streamId) => {
      if (!(await reading(asking, read.readsEverything))) return 'forbidden';
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
    divisions: (asking) => reading(asking, read.divisions),
    people: (asking) => reading(asking, read.people),
    organisation: async (agencyId) => (await around(agencyId)).organisation.state,
    calendar: async (agencyId) => (await around(agencyId)).calendar,
    actorFor: async (agencyId, personId, now) =>
      actorOf((await around(agencyId)).organisation.state, personId, dayOf(now)),
    senderOf: async (agencyId, personId, now) => {
      const senderIn = ({ organisation: { state, version } }: Surroundings) => {
        const actor = actorOf(state, personId, dayOf(now));
        return actor && { actor, officesOf: version };
      };
      const known = surroundings.lastKnown(agencyId);
      return (known && senderIn(known)) ?? senderIn(await around(agencyId));
    },
  };
}
