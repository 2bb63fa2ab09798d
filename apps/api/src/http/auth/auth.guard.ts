import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Application } from '@dondoc/application';
import type { FastifyRequest } from 'fastify';
import { APPLICATION } from '../../tokens.js';
import { ProblemError } from '../problem-error.js';
import { contextOf } from '../request-context.js';
import { isCommand } from '../command.decorator.js';
import { PUBLIC } from './public.decorator.js';
import { challenge } from './admission.js';

/** Who asks is what a signed token says and nothing else (`admission`); their offices are those of this moment. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(APPLICATION) private readonly application: Application,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [execution.getHandler(), execution.getClass()]))
      return true;
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const context = contextOf(request);
    if (!context.subject) throw new ProblemError('TOKEN_REQUIRED', { headers: challenge });
    const { agencyId, personId } = context.subject;
    const now = context.receivedAt ?? (await this.application.clock.now());
    const { queries } = this.application;
    const sender = isCommand(execution)
      ? await queries.senderOf(agencyId, personId, now)
      : await queries.actorFor(agencyId, personId, now).then((actor) => actor && { actor });
    if (!sender) throw new ProblemError('TOKEN_PERSON_UNKNOWN', { headers: challenge });
    context.principal = { agencyId, ...sender };
    return true;
  }
}
