import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Application } from '@dondoc/application';
import { isEndedAccess, type Instant, type ReadName } from '@dondoc/domain';
import type { FastifyRequest } from 'fastify';
import { APPLICATION, ENTRY_LOG } from '../../tokens.js';
import { ProblemError } from '../problem-error.js';
import { contextOf } from '../request-context.js';
import { isCommand } from '../command.decorator.js';
import { ASKS, type Asked } from '../reads.decorator.js';
import type { Subject } from './token.js';
import { PUBLIC } from './public.decorator.js';
import { accessEnded, challenge, TOKEN_PREFIX } from './admission.js';
import type { EntryLog } from './entry-log.js';
import { EntryRefusal } from './entry-refusal.js';

const unknown = (subject: Subject) =>
  new EntryRefusal('TOKEN_PERSON_UNKNOWN', () => Promise.resolve(subject), { headers: challenge });

const readsOnly = (subject: Subject, asked: string) => {
  const wanted = `${challenge['www-authenticate']}, error="insufficient_scope"`;
  return new EntryRefusal(
    'TOKEN_READS_ONLY',
    () => Promise.resolve(subject),
    { headers: { 'www-authenticate': wanted } },
    asked,
  );
};

function assertNotEnded(subject: Subject, endedAt: Instant | null): void {
  if (isEndedAccess(subject.access.obtainedAt, endedAt))
    throw new EntryRefusal('ACCESS_ENDED', () => Promise.resolve(subject), accessEnded);
}

/** Who asks is what a signed token or a session says and nothing else (`admission`); their offices are those of this moment. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(APPLICATION) private readonly application: Application,
    @Inject(ENTRY_LOG) private readonly entries: EntryLog,
  ) {}

  canActivate(execution: ExecutionContext): Promise<boolean> {
    return this.entries.watch(() => this.letIn(execution));
  }

  private async letIn(execution: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [execution.getHandler(), execution.getClass()]))
      return true;
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const context = contextOf(request);
    if (!context.subject) throw new ProblemError('TOKEN_REQUIRED', { headers: challenge });
    const { agencyId, personId, access } = context.subject;
    const now = context.receivedAt ?? (await this.application.clock.now());
    const { queries } = this.application;
    const asked = this.reflector.get<Asked | undefined>(ASKS, execution.getHandler());
    if (asked === undefined) throw new Error(`${request.routeOptions.url} does not say what it asks for.`);
    // Whatever is no reading leaves something behind: a command, and also a job that was begun.
    if (context.subject.readsOnly && request.method !== 'GET') throw readsOnly(context.subject, asked);
    if (isCommand(execution)) {
      // Whether it may be sent is decided, and a refusal recorded, where the command is.
      const sender = await queries.senderOf(agencyId, personId, now);
      if (!sender) throw unknown(context.subject);
      const { accessEndedAt, ...principal } = sender;
      assertNotEnded(context.subject, accessEndedAt);
      context.principal = { agencyId, ...principal, access };
      return true;
    }
    const reader = await queries.readerFor(agencyId, personId, now);
    if (!reader) throw unknown(context.subject);
    const { actor, may } = reader;
    assertNotEnded(context.subject, reader.accessEndedAt);
    context.principal = { agencyId, actor, access };
    if (asked === 'ReadMyself') return true;
    const asking = { agencyId, actor, now };
    const address = request.url.replace(`${TOKEN_PREFIX}/`, '');
    const { readings } = this.application;
    const reads = asked as ReadName;
    if (!may(reads)) {
      const code = actor.offices.length === 0 ? 'NO_OFFICE' : 'FORBIDDEN';
      await readings.refused(asking, reads, address, code);
      throw new ProblemError(code);
    }
    await readings.allowed(asking, reads, address);
    return true;
  }
}
