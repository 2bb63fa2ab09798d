import { refuse } from '@dondoc/decider';
import { planDecider, type PlanCommand, type PlanEvent, type PlanState } from '@dondoc/domain';
import type { PlanRequest } from './command-bus.types.js';
import { planEtag } from './etag.js';
import { appendTo, noReport, type Handler, type Handling, type Write } from './handled.js';
import { issuedWith } from './issue-plan.js';
import { foldOn } from '@dondoc/read-models';
import { fold, isPossibleId, streamOf, type Folded } from './streams.js';

export async function handlePlan(handler: Handler, planId: string, request: PlanRequest): Promise<Handling> {
  const { tx, envelope, surroundings } = handler;
  const { agencyId, actor, now, ifMatch } = envelope;
  const { calendar, organisation } = surroundings;
  if (calendar === undefined) return refuse('CALENDAR_MISSING');
  if (request.type === 'ImportPlan' && request.content.planId !== planId)
    return refuse('INVALID_ID', { field: 'planId', params: { planId: request.content.planId } });

  const command = await complete(handler, planId, request);
  if (command === undefined) return refuse('PLAN_NOT_FOUND', { field: 'sourcePlanId' });
  const plan = await fold(tx, agencyId, streamOf.plan(planId), planDecider);
  const etag = planEtag(plan.state.status, plan.version);
  if (ifMatch !== undefined && etag !== '' && ifMatch !== etag)
    return refuse('PRECONDITION_FAILED', { params: { etag } });
  const context = { now, actor, calendar, organisation: organisation.state, restoredAt: null };
  const decision = planDecider.decide(plan.state, command, context);
  if (decision.outcome === 'nothingToDo') return { ...decision, version: plan.version, etag };
  if (decision.outcome !== 'accepted') return decision;
  // The first import has nothing to have seen; a later one would silently undo what another made of the plan.
  const replaces = etag !== '' && (command.type === 'ImportPlan' || command.type === 'PreparePlan');
  if (replaces && ifMatch === undefined && actor.kind === 'person')
    return refuse('IF_MATCH_REQUIRED', { field: 'If-Match', params: { etag } });
  const write = writePlan(planId, plan, decision.events, now);
  const answer = { ...noReport, etag: planEtag(write.state.status, write.version) };
  if (command.type !== 'IssuePlan' || write.state.status !== 'issued')
    return { outcome: 'accepted', writes: [write], answer };
  const created = issuedWith(write.state, context);
  if ('outcome' in created) return created;
  return { outcome: 'accepted', writes: [write, ...created.writes], answer };
}

/** Undefined when the plan to prepare from does not exist. */
async function complete(
  { tx, envelope }: Handler,
  planId: string,
  request: PlanRequest,
): Promise<PlanCommand | undefined> {
  if (request.type !== 'PreparePlan') return request;
  const { sourcePlanId, ...command } = request;
  if (!isPossibleId(sourcePlanId)) return undefined;
  const source = await fold(tx, envelope.agencyId, streamOf.plan(sourcePlanId), planDecider);
  if (source.state.status === 'none') return undefined;
  return { ...command, planId, source: source.state.content };
}

function writePlan(
  planId: string,
  plan: Folded<PlanState>,
  events: readonly PlanEvent[],
  now: string,
): Write & { readonly state: PlanState; readonly version: number } {
  const state = events.reduce(planDecider.evolve, plan.state);
  const version = plan.version + events.length;
  return {
    state,
    version,
    append: appendTo(streamOf.plan(planId), plan, events, now),
    change: (recorded) => ({ kind: 'plan', ...foldOn(planDecider, plan, recorded) }),
  };
}
