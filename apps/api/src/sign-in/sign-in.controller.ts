import { Controller, Get, HttpCode, Inject, Param, Post, Query, Redirect, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers, Redirects } from '../http/answers.decorator.js';
import { cookie, cookieOf, noCookie, SESSION_COOKIE, SIGN_IN_COOKIE } from '../http/auth/cookies.js';
import type { EntryLog } from '../http/auth/entry-log.js';
import { Public } from '../http/auth/public.decorator.js';
import { PAGE_HEADERS } from '../http/page.js';
import { ProblemError } from '../http/problem-error.js';
import { pathId } from '../http/validation.js';
import { ENTRY_LOG, SIGN_IN } from '../tokens.js';
import { askToGoOn, isFromElsewhere } from './from-elsewhere.js';
import type { Browser, SignIn } from './sign-in.js';
import {
  endedSessionResponse,
  sessionResponse,
  sessionsResponse,
  signOutResponse,
} from './sign-in.response.js';

const TEN_MINUTES = 600;

const browserOf = (request: FastifyRequest): Browser => ({
  address: request.ip,
  sessionId: cookieOf(request, SESSION_COOKIE),
});

/** For browsers, not for programs: outside /api/v1, which needs a session or a token. */
@Controller('auth')
@Public()
@ApiTags('sign-in')
export class SignInController {
  constructor(
    @Inject(SIGN_IN) private readonly setUp: SignIn | null,
    @Inject(ENTRY_LOG) private readonly entries: EntryLog,
  ) {}

  @Get('sign-in')
  @Redirects({ problems: [403, 404] })
  @ApiOperation({
    summary: 'Đăng nhập',
    description:
      'To the issuer, and from there back to `returnTo`. Whom a link on another site led here is asked first, by a page.',
  })
  @ApiResponse({
    status: 200,
    description: 'The page that asks first.',
    content: { 'text/html': { schema: { type: 'string' } } },
  })
  @ApiQuery({ name: 'returnTo', required: false, schema: { type: 'string' } })
  @ApiQuery({
    name: 'fresh',
    required: false,
    description:
      '`true`: the issuer asks anew, though it knows them. Anything else is as if it were not there.',
    schema: { type: 'string' },
  })
  async begin(
    @Query('returnTo') returnTo: unknown,
    @Query('fresh') fresh: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const anew = fresh === 'true';
    const rightAddress = this.signIn.rightAddress(request.headers.host, returnTo, anew);
    if (rightAddress !== undefined) {
      await reply.redirect(rightAddress, 302);
    } else if (isFromElsewhere(request)) {
      await reply.headers(PAGE_HEADERS).send(askToGoOn(returnTo, anew));
    } else {
      const { url, browserSecret } = await this.signIn.begin(returnTo, anew);
      await reply.header('set-cookie', cookie(SIGN_IN_COOKIE, browserSecret, TEN_MINUTES)).redirect(url, 302);
    }
  }

  @Get('callback')
  @Redirects({ problems: [400, 401, 403, 404] })
  @ApiOperation({
    summary: 'Trở về từ nơi đăng nhập',
    description: 'Where the issuer sends the browser back to.',
  })
  @Redirect()
  async finish(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const parameters = new URL(request.url, 'http://here.invalid').searchParams;
    const browserSecret = cookieOf(request, SIGN_IN_COOKIE);
    const { sessionId, url } = await this.entries.watch(() =>
      this.signIn.finish(parameters, browserSecret, browserOf(request)),
    );
    reply.header('set-cookie', [cookie(SESSION_COOKIE, sessionId), noCookie(SIGN_IN_COOKIE)]);
    return { url, statusCode: 302 };
  }

  @Get('session')
  @Answers(sessionResponse, { problems: [401, 404] })
  @ApiOperation({ summary: 'Phiên đăng nhập', description: 'Whose it is, and when it ends.' })
  look(@Req() request: FastifyRequest) {
    return this.entries.watch(() => this.signIn.look(browserOf(request)));
  }

  @Get('sessions')
  @Answers(sessionsResponse, { problems: [401, 404] })
  @ApiOperation({
    summary: 'Các phiên đăng nhập của mình',
    description: 'Where else the person of this session is signed in, the newest first; a hundred at most.',
  })
  sessions(@Req() request: FastifyRequest) {
    return this.entries.watch(() => this.signIn.sessions(browserOf(request)));
  }

  @Post('sessions/:sessionId/end')
  @HttpCode(200)
  @Answers(endedSessionResponse, { problems: [401, 403, 404] })
  @ApiOperation({ summary: 'Kết thúc một phiên của mình', description: 'One of those listed.' })
  endOne(
    @Param('sessionId', { schema: pathId }) idHash: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.entries.watch(async () => {
      const browser = browserOf(request);
      this.signIn.assertOurPage(request, browser.sessionId);
      const ended = await this.signIn.endOne(browser, idHash);
      if (ended.present) reply.header('set-cookie', noCookie(SESSION_COOKIE));
      return ended;
    });
  }

  @Post('sign-out')
  @HttpCode(200)
  @Answers(signOutResponse, { problems: [403, 404] })
  @ApiOperation({ summary: 'Đăng xuất', description: 'Ends the session, if there is one.' })
  end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.entries.watch(() => {
      const browser = browserOf(request);
      this.signIn.assertOurPage(request, browser.sessionId);
      reply.header('set-cookie', noCookie(SESSION_COOKIE));
      return this.signIn.end(browser);
    });
  }

  private get signIn(): SignIn {
    if (!this.setUp) throw new ProblemError('SIGN_IN_NOT_SET_UP');
    return this.setUp;
  }
}
