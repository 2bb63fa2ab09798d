import { refuse, type Refusal } from '@dondoc/decider';
import {
  accessEndedAt,
  actorOf,
  asksFreshSignIn,
  dayOf,
  isEndedAccess,
  type PersonActor,
} from '@dondoc/domain';
import {
  bodyHash,
  findCommand,
  isBorneOut,
  openCommand,
  withAgency,
  type CommandRecord,
  type EventMeta,
  type FeedNotifier,
} from '@dondoc/event-store';
import { projectionLock } from '@dondoc/read-models';
import type { DataSource, QueryRunner } from 'typeorm';
import { actorId, metaOf, placeOf } from './acting.js';
import type { CommandBusApi, ImportRightsApi } from './application.types.js';
import type { Clock } from './clock.js';
import type {
  CommandAnswer,
  CommandEnvelope,
  CommandHead,
  CommandRefusalCode,
  CommandResult,
  ImportName,
} from './command-bus.types.js';
import { handle } from './handle.js';
import { normalise } from './normalise.js';
import { abilityOf, allows } from './permissions/ability.js';
import { record, recordable } from './record.js';
import { recordRefusal } from './refusal-log.js';
import type { Repeats } from './repeats.js';
import { retryOvertaken } from './retry.js';
import { type Surroundings, SurroundingsCache } from './surroundings.js';

/** The one way in for every command, of people and of processes alike. */
export class CommandBus implements CommandBusApi, ImportRightsApi {
  constructor(
    private readonly dataSource: DataSource,
    private readonly surroundings: SurroundingsCache,
    private readonly feed: Pick<FeedNotifier, 'notify'>,
    private readonly clock: Clock,
    private readonly repeats: Repeats,
  ) {}

  async execute(given: CommandEnvelope): Promise<CommandResult> {
    const envelope = normalise(given);
    const hash = bodyHash({ target: envelope.target, command: envelope.command });
    const result = await this.settle(envelope, hash);
    if (result.outcome === 'refused' && envelope.actor.kind === 'person')
      await this.keep(envelope, envelope.actor, result.refusal);
    if (result.outcome === 'accepted' && !result.repeated) this.feed.notify();
    return result;
  }

  async refusalOfImport(
    sender: Parameters<ImportRightsApi['refusalOfImport']>[0],
    type: ImportName,
  ): ReturnType<ImportRightsApi['refusalOfImport']> {
    // Which plan it is about only the file knows, which nobody reads for them.
    const head = { ...sender, target: { kind: 'organisation' }, command: { type } } as const;
    const refused = await withAgency(this.dataSource, head.agencyId, async (tx) => {
      const surroundings = await this.surroundings.load(tx, head.agencyId);
      if (isEnded(head, surroundings)) return refuse('ACCESS_ENDED');
      const { actor } = inPresentOffices(head, surroundings);
      const { planningDivisionId } = surroundings.organisation.state;
      return allows(abilityOf(actor, planningDivisionId), type) ? undefined : refuse(NOT_THEIRS[type]);
    });
    if (refused) await this.keep(head, sender.actor, refused.refusal);
    return refused?.refusal;
  }

  private async keep(head: CommandHead, actor: PersonActor, refusal: Refusal): Promise<void> {
    await recordRefusal(this.repeats, head, actor, refusal, async (tx) => {
      const surroundings = await this.surroundings.load(tx, head.agencyId);
      return metaIn(tx, inPresentOffices(head, surroundings), surroundings);
    });
    this.feed.notify();
  }

  private async settle(envelope: CommandEnvelope, hash: string): Promise<CommandResult> {
    const settled = await retryOvertaken(envelope.commandId, () =>
      withAgency(this.dataSource, envelope.agencyId, (tx) => this.once(tx, envelope, hash)),
    );
    if (!settled.conflict) return settled.result;
    // A person is told; a process's activity is tried again by Temporal.
    if (envelope.actor.kind === 'person') return refuse('CONFLICT');
    throw settled.error;
  }

  private async once(tx: QueryRunner, given: CommandEnvelope, hash: string): Promise<CommandResult> {
    const { agencyId, commandId } = given;
    const opened = await openCommand(
      tx,
      agencyId,
      commandId,
      projectionLock(agencyId),
      SurroundingsCache.streams,
    );
    const surroundings = await this.surroundings.at(tx, agencyId, opened.versions);
    if (isEnded(given, surroundings)) return refuse('ACCESS_ENDED');
    if (opened.recorded) return repeat(tx, opened.recorded, given, hash);
    const envelope = inPresentOffices(given, surroundings);
    const handled = await handle({ tx, envelope, surroundings, clock: this.clock });
    if (handled.outcome === 'accepted') {
      // Last, so that nobody signs in again for what would be refused all the same.
      if (wantsFreshSignIn(envelope)) return refuse('SIGN_IN_NOT_FRESH');
      const meta = await metaIn(tx, envelope, surroundings);
      const [result] = await record(tx, agencyId, [recordable(envelope, hash, handled, meta)], opened);
      if (result === undefined) throw new Error('unreachable: one command was recorded');
      return result;
    }
    // The very same command may have been recorded since it was looked up, and be what this one was judged by.
    const meanwhile = await findCommand(tx, agencyId, commandId);
    return meanwhile ? repeat(tx, meanwhile, envelope, hash) : handled;
  }
}

/** As the domain refuses whoever holds no office for it. */
const NOT_THEIRS = {
  ImportPlan: 'NOT_THE_CONSOLIDATOR',
  ImportPeople: 'NOT_THE_ADMINISTRATOR',
} as const satisfies Record<ImportName, CommandRefusalCode>;

/** Asked here once more: what was known when the request came in may be outdated, as with offices. */
const isEnded = ({ actor, access }: CommandHead, { organisation }: Surroundings): boolean =>
  actor.kind === 'person' &&
  access !== undefined &&
  isEndedAccess(access.obtainedAt, accessEndedAt(organisation.state, actor.personId));

const wantsFreshSignIn = ({ access, command, now }: CommandEnvelope): boolean =>
  access?.freshUntil !== undefined &&
  (access.freshUntil === null || access.freshUntil <= now) &&
  asksFreshSignIn(command.type);

/** Rights are those of the transaction that decides, whatever was known of them when the request came in. */
function inPresentOffices<Head extends CommandHead>(envelope: Head, { organisation }: Surroundings): Head {
  const { actor, now, officesOf = organisation.version } = envelope;
  if (actor.kind !== 'person' || officesOf === organisation.version) return envelope;
  const present = actorOf(organisation.state, actor.personId, dayOf(now));
  return { ...envelope, actor: present ?? { ...actor, offices: [] } };
}

const metaIn = async (
  tx: QueryRunner,
  envelope: CommandHead,
  { organisation }: Surroundings,
): Promise<EventMeta> => metaOf(envelope, await placeOf(tx, envelope, organisation.state.planningDivisionId));

/** The key is the agency's and the actor's: the first answer again, or nothing. */
async function repeat(
  tx: QueryRunner,
  first: CommandRecord,
  { agencyId, actor }: CommandEnvelope,
  hash: string,
): Promise<CommandResult> {
  // A step's command is the same whichever process sends it: the report's own workflow, or the round's in bulk.
  const same = first.bodyHash === hash && (actor.kind === 'process' || first.actorId === actorId(actor));
  if (!same) return refuse('IDEMPOTENCY_KEY_REUSED');
  const { streamId, version } = first;
  // Nobody is told that something was done of which the record knows nothing.
  if (!(await isBorneOut(tx, agencyId, first)))
    throw new Error(`the accepted command ${first.commandId} is not borne out by ${streamId} at ${version}`);
  return {
    outcome: 'accepted',
    streamId,
    version,
    answer: first.answer as unknown as CommandAnswer,
    repeated: true,
  };
}
