import { stepCommandId, type RoundRef } from '@dondoc/contracts';
import { dueSteps, reportDecider, type Instant } from '@dondoc/domain';
import {
  bodyHash,
  lastRestore,
  openCommand,
  VersionConflict,
  withAgency,
  type FeedNotifier,
} from '@dondoc/event-store';
import { AgencyRow, nextSharedAt, projectionLock, roundsToCome, sharedDueBy } from '@dondoc/read-models';
import type { DataSource, QueryRunner } from 'typeorm';
import { metaOf } from './acting.js';
import type { Rounds, SharedStepOptions, SharedStepOutcome } from './rounds.types.js';
import type { CommandEnvelope } from './command-bus.types.js';
import { record, recordable, type Recordable } from './record.js';
import { answerOf, writeReport } from './report-commands.js';
import { wasOvertaken } from './retry.js';
import { foldMany, streamOf } from './streams.js';
import { type Surroundings, SurroundingsCache } from './surroundings.js';

/** Reports in one transaction: enough to share its cost, few enough that nobody waits long behind it. */
const AT_ONCE = 175;
/** Transactions at a time: while PostgreSQL writes one, the next are decided. */
const LANES = 3;
/** Of one transaction, when other commands were first; what is left then is for the reports' own workflows. */
const ATTEMPTS = 5;

/** Reports are recorded on by many at once, but each by the decision, and under the command id, that its own workflow would use. */
export class RoundSteps implements Rounds {
  constructor(
    private readonly dataSource: DataSource,
    private readonly surroundings: SurroundingsCache,
    private readonly feed: Pick<FeedNotifier, 'notify'>,
    private readonly atOnce = AT_ONCE,
  ) {}

  async toCome(agencyId?: string, planId?: string): Promise<readonly RoundRef[]> {
    const agencies = agencyId === undefined ? await this.dataSource.manager.find(AgencyRow) : [{ agencyId }];
    const rounds: RoundRef[] = [];
    for (const { agencyId: id } of agencies)
      rounds.push(...(await withAgency(this.dataSource, id, (tx) => roundsToCome(tx, id, planId))));
    return rounds;
  }

  nextAt(round: RoundRef, after: Instant | null): Promise<Instant | null> {
    return withAgency(this.dataSource, round.agencyId, (tx) => nextSharedAt(tx, round, after));
  }

  async carryOut(round: RoundRef, options: SharedStepOptions): Promise<SharedStepOutcome> {
    let recorded = 0;
    for (;;) {
      const due = await withAgency(this.dataSource, round.agencyId, (tx) =>
        sharedDueBy(tx, round, options.now),
      );
      const again = await this.carryOutAll(round.agencyId, due, options);
      recorded += again;
      // After an outage a report may have several steps due, one behind the other.
      if (again === 0) return { recorded, left: due.length };
    }
  }

  private async carryOutAll(
    agencyId: string,
    reportIds: readonly string[],
    options: SharedStepOptions,
  ): Promise<number> {
    let recorded = 0;
    let from = 0;
    const lane = async (): Promise<void> => {
      while (from < reportIds.length) {
        const some = reportIds.slice(from, (from += this.atOnce));
        // Not `+= await`, which would add to what the count was before the other lane counted.
        const now = await this.carryOutSome(agencyId, some, options);
        recorded += now;
        options.onProgress?.(recorded);
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
    const failure = lanes.find((settled) => settled.status === 'rejected');
    if (failure) throw failure.reason;
    if (recorded > 0) this.feed.notify();
    return recorded;
  }

  /** A stream that moved since it was loaded is left out, and the rest is decided again. */
  private async carryOutSome(
    agencyId: string,
    reportIds: readonly string[],
    options: SharedStepOptions,
  ): Promise<number> {
    const streams = new Set(reportIds.map(streamOf.report));
    for (let attempt = 1; attempt <= ATTEMPTS && streams.size > 0; attempt += 1) {
      try {
        return await withAgency(this.dataSource, agencyId, (tx) =>
          this.once(tx, agencyId, [...streams], options),
        );
      } catch (error) {
        if (!wasOvertaken(error)) throw error;
        if (error instanceof VersionConflict) streams.delete(error.streamId);
      }
    }
    return 0;
  }

  private async once(
    tx: QueryRunner,
    agencyId: string,
    streamIds: readonly string[],
    options: SharedStepOptions,
  ): Promise<number> {
    const opened = await openCommand(tx, agencyId, null, projectionLock(agencyId), SurroundingsCache.streams);
    const surroundings = await this.surroundings.at(tx, agencyId, opened.versions);
    const decided = await decideAll(tx, agencyId, streamIds, surroundings, options);
    if (decided.length > 0) await record(tx, agencyId, decided, opened);
    return decided.length;
  }
}

async function decideAll(
  tx: QueryRunner,
  agencyId: string,
  streamIds: readonly string[],
  { calendar, organisation }: Surroundings,
  { actor, now }: SharedStepOptions,
): Promise<readonly Recordable[]> {
  if (calendar === undefined) return [];
  const restoredAt = await lastRestore(tx);
  const context = { now, actor, calendar, organisation: organisation.state, restoredAt };
  const decided: Recordable[] = [];
  for (const report of await foldMany(tx, agencyId, streamIds, reportDecider)) {
    const [next] = dueSteps(report.state);
    if (report.state.status === 'none' || next === undefined) continue;
    const { reportId } = report.state;
    const { step, arming } = next;
    const command = { type: 'CarryOutStep', step, arming } as const;
    const decision = reportDecider.decide(report.state, command, context);
    if (decision.outcome !== 'accepted') continue;
    const envelope = {
      agencyId,
      commandId: stepCommandId({ agencyId, reportId }, next),
      actor,
      now,
      target: { kind: 'report', reportId },
      command,
    } satisfies CommandEnvelope;
    const write = writeReport(reportId, report, decision.events, now);
    const answer = answerOf(write.state, decision.events);
    const hash = bodyHash({ target: envelope.target, command });
    const meta = metaOf(envelope, { lead: null, planning: null });
    decided.push(recordable(envelope, hash, { outcome: 'accepted', writes: [write], answer }, meta));
  }
  return decided;
}
