import { AsyncLocalStorage } from 'node:async_hooks';
import type { Access } from '@dondoc/application';
import type { Instant, PersonActor } from '@dondoc/domain';
import type { FastifyRequest } from 'fastify';
import type { Subject } from './auth/token.js';

/** Who asks, once the token is checked: offices as held at the time of the act. */
interface Principal {
  readonly agencyId: string;
  readonly actor: PersonActor;
  /** For a command: the version of the organisation that says so. */
  readonly officesOf?: number;
  /** What the request came with. */
  readonly access: Access;
}

/** What the frame knows about a request while it runs. */
export interface RequestContext {
  /** Correlation id: in the log, in X-Request-Id, in every problem. */
  readonly requestId: string;
  /** Stamped once, when the whole request had arrived. */
  receivedAt?: Instant;
  /** The code of the problem it is answered with. */
  refusedWith?: string;
  /** Whose token or session came with the request; none where none is needed. */
  subject?: Subject;
  principal?: Principal;
}

const running = new AsyncLocalStorage<RequestContext>();
const contexts = new WeakMap<object, RequestContext>();

export const currentRequestId = (): string | undefined => running.getStore()?.requestId;

/** Starts the context of a request; everything done for it runs inside. */
export function enterRequest(request: FastifyRequest, proceed: () => void): void {
  const context: RequestContext = { requestId: request.id };
  contexts.set(request.raw, context);
  running.run(context, proceed);
}

export function contextOf(request: FastifyRequest): RequestContext {
  const context = contexts.get(request.raw);
  if (!context) throw new Error('The request has no context: the hook that enters it did not run.');
  return context;
}
