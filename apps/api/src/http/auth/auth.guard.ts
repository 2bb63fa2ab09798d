import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Application } from '@dondoc/application';
import type { FastifyRequest } from 'fastify';
import { APPLICATION, VERIFY_TOKEN } from '../../tokens.js';
import { ProblemError } from '../problem-error.js';
import { contextOf } from '../request-context.js';
import { isCommand } from '../command.decorator.js';
import { PUBLIC } from './public.decorator.js';
import type { VerifyToken } from './token.js';

const challenge = { 'www-authenticate': 'Bearer realm="dondoc"' };

/** Who asks is what a signed token says and nothing else; their offices are those of this moment. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(APPLICATION) private readonly application: Application,
    @Inject(VERIFY_TOKEN) private readonly verify: VerifyToken,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [execution.getHandler(), execution.getClass()]))
      return true;
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const context = contextOf(request);
    const { agencyId, personId } = await this.subjectOf(request);
    const now = context.receivedAt ?? (await this.application.clock.now());
    const { queries } = this.application;
    const sender = isCommand(execution)
      ? await queries.senderOf(agencyId, personId, now)
      : await queries.actorFor(agencyId, personId, now).then((actor) => actor && { actor });
    if (!sender) throw new ProblemError('TOKEN_PERSON_UNKNOWN', { headers: challenge });
    context.principal = { agencyId, ...sender };
    return true;
  }

  private async subjectOf(request: FastifyRequest) {
    const [scheme, token, ...rest] = (request.headers.authorization ?? '').split(' ');
    if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0)
      throw new ProblemError('TOKEN_REQUIRED', { headers: challenge });
    try {
      return await this.verify(token);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      throw new ProblemError(error.code, {
        headers: { 'www-authenticate': `${challenge['www-authenticate']}, error="invalid_token"` },
      });
    }
  }
}
