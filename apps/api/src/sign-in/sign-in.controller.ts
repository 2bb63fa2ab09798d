import { Controller, Get, HttpCode, Inject, Post, Query, Redirect, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookie, cookieOf, noCookie, SESSION_COOKIE, SIGN_IN_COOKIE } from '../http/auth/cookies.js';
import { Public } from '../http/auth/public.decorator.js';
import { assertSameOrigin } from '../http/auth/same-origin.js';
import { ProblemError } from '../http/problem-error.js';
import { SIGN_IN } from '../tokens.js';
import type { Browser, SignIn } from './sign-in.js';

const TEN_MINUTES = 600;

const browserOf = (request: FastifyRequest): Browser => ({
  address: request.ip,
  sessionId: cookieOf(request, SESSION_COOKIE),
});

/** For browsers, not for programs: outside /api/v1, which needs a session or a token. */
@Controller('auth')
@Public()
@ApiExcludeController()
export class SignInController {
  constructor(@Inject(SIGN_IN) private readonly setUp: SignIn | null) {}

  @Get('sign-in')
  @Redirect()
  async begin(
    @Query('returnTo') returnTo: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const rightAddress = this.signIn.rightAddress(request.headers.host, returnTo);
    if (rightAddress !== undefined) return { url: rightAddress, statusCode: 302 };
    const { url, browserSecret } = await this.signIn.begin(returnTo);
    reply.header('set-cookie', cookie(SIGN_IN_COOKIE, browserSecret, TEN_MINUTES));
    return { url, statusCode: 302 };
  }

  @Get('callback')
  @Redirect()
  async finish(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const parameters = new URL(request.url, 'http://here.invalid').searchParams;
    const browserSecret = cookieOf(request, SIGN_IN_COOKIE);
    const { sessionId, url } = await this.signIn.finish(parameters, browserSecret, browserOf(request));
    reply.header('set-cookie', [cookie(SESSION_COOKIE, sessionId), noCookie(SIGN_IN_COOKIE)]);
    return { url, statusCode: 302 };
  }

  @Get('session')
  look(@Req() request: FastifyRequest) {
    return this.signIn.look(browserOf(request));
  }

  @Post('sign-out')
  @HttpCode(200)
  end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    assertSameOrigin(request, this.signIn.publicUrl);
    reply.header('set-cookie', noCookie(SESSION_COOKIE));
    return this.signIn.end(browserOf(request));
  }

  private get signIn(): SignIn {
    if (!this.setUp) throw new ProblemError('SIGN_IN_NOT_SET_UP');
    return this.setUp;
  }
}
