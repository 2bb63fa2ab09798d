import type { Readable } from 'node:stream';
import type { Application } from '@dondoc/application';
import { isEndedAccess } from '@dondoc/domain';
import type { FastifyRequest } from 'fastify';
import type { Identify } from '../http/auth/admission.js';
import { ProblemError } from '../http/problem-error.js';
import { LiveStream } from './live-stream.js';

/** Well below what a proxy waits for an answer. */
const BEAT_MS = 15_000;
/** Of one person: a browser has six connections to one address, and needs some of them to ask. */
const STREAMS_AT_MOST = 4;
const COME_BACK_SECONDS = 60;

interface Whose {
  readonly agencyId: string;
  readonly personId: string;
}

interface Asked extends Whose {
  /** The place of the last change that the client was told of. */
  readonly after: string | undefined;
  /** Told what changed since, and no more. */
  readonly once: boolean;
}

/** Calls now and then, until what it gives is called. */
export type EveryBeat = (run: () => void) => () => void;

export const everyBeat: EveryBeat = (run) => {
  const timer = setInterval(run, BEAT_MS).unref();
  return () => {
    clearInterval(timer);
  };
};

/** Every client that is being told of changes. None of them outlives the session or token it came with. */
export class LiveStreams {
  private readonly open = new Map<LiveStream, Whose>();
  private readonly stopBeating: () => void;
  private closed = false;

  constructor(
    private readonly application: Pick<Application, 'live' | 'queries' | 'clock'>,
    private readonly identify: Identify,
    every: EveryBeat,
  ) {
    this.stopBeating = every(() => {
      for (const stream of this.open.keys()) stream.beat();
    });
  }

  async begin(request: FastifyRequest, { after, once, ...whose }: Asked): Promise<Readable> {
    if (this.countOf(whose) >= STREAMS_AT_MOST)
      throw new ProblemError('TOO_MANY_STREAMS', {
        params: { seconds: COME_BACK_SECONDS, limit: STREAMS_AT_MOST },
        headers: { 'retry-after': String(COME_BACK_SECONDS) },
      });
    const stream = new LiveStream(() => this.mayGoOn(request, whose));
    this.open.set(stream, whose);
    try {
      const leave = await this.application.live.follow({
        ...whose,
        after,
        tell: (change) => {
          stream.tell(change);
        },
      });
      stream.body.once('close', () => {
        this.open.delete(stream);
        leave();
      });
    } catch (error) {
      this.open.delete(stream);
      throw error;
    }
    if (once || this.closed) stream.end();
    return stream.body;
  }

  /** Ends them all: each client comes back, to whichever process answers then. */
  close(): void {
    this.closed = true;
    this.stopBeating();
    for (const stream of this.open.keys()) stream.end();
  }

  private countOf({ agencyId, personId }: Whose): number {
    return [...this.open.values()].filter((one) => one.agencyId === agencyId && one.personId === personId)
      .length;
  }

  /** What cannot be asked is not answered with yes: the client comes back and asks anew. */
  private async mayGoOn(request: FastifyRequest, { agencyId, personId }: Whose): Promise<boolean> {
    try {
      const subject = await this.identify(request);
      if (subject.agencyId !== agencyId || subject.personId !== personId) return false;
      const { queries, clock } = this.application;
      const reader = await queries.readerFor(agencyId, personId, await clock.now());
      return reader !== undefined && !isEndedAccess(subject.access.obtainedAt, reader.accessEndedAt);
    } catch {
      return false;
    }
  }
}
