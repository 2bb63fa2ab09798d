import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { ProblemCode } from '@dondoc/contracts';
import { problems } from '@dondoc/contracts';
import { InvalidCursor } from '@dondoc/read-models';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { KnownRoutes } from './known-routes.js';
import { PROBLEM_MEDIA_TYPE, problemDocument } from './problem-document.js';
import { ProblemError } from './problem-error.js';
import { PAGE_HEADERS } from './page.js';
import { problemPage, wantsPage } from './problem-page.js';
import { contextOf } from './request-context.js';

/** What Nest and fastify refuse by themselves; every other 4xx of theirs is a malformed request. */
const byStatus: Readonly<Record<number, ProblemCode>> = {
  408: 'REQUEST_TIMEOUT',
  413: 'BODY_TOO_LARGE',
  414: 'URI_TOO_LONG',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  431: 'HEADERS_TOO_LARGE',
};

/** The database is away, starting, stopping or full: worth repeating, unlike a mistake of ours. */
const unavailable =
  /^(CONNECTION_LOST|ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH|ETIMEDOUT|57P0\d|25P0[34]|53\d{3}|08\w{3})$/;
const unavailableInWords =
  /connection terminated|connection error and is not queryable|client was closed and is not queryable|timeout exceeded when trying to connect/i;

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const isUnavailable = (error: unknown): boolean =>
  [error, fieldOf(error, 'driverError'), ...[fieldOf(error, 'errors') ?? []].flat()].some((each) => {
    const code = fieldOf(each, 'code');
    return (
      (typeof code === 'string' && unavailable.test(code)) ||
      (each instanceof Error && unavailableInWords.test(each.message))
    );
  });

/** The only place that turns an exception into an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly routes: KnownRoutes,
  ) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(exception, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(exception: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.sent) return;
    const problem = this.problemOf(exception, request);
    const context = contextOf(request);
    context.refusedWith = problem.code;
    const { requestId } = context;
    const { status } = problems[problem.code];
    if (status >= 500) this.logger.error({ err: exception, requestId }, problem.code);
    // A body left unread would be taken for the next request on this connection.
    if (status === 413 || status === 415) reply.header('connection', 'close');
    if (status === 503) reply.header('retry-after', '5');
    const document = problemDocument(problem, requestId);
    const page = wantsPage(request);
    void reply
      .code(status)
      .headers(problem.details.headers ?? {})
      .header('x-request-id', requestId)
      .headers(page ? PAGE_HEADERS : { 'content-type': PROBLEM_MEDIA_TYPE })
      .send(page ? problemPage(document) : JSON.stringify(document));
  }

  private problemOf(exception: unknown, request: FastifyRequest): ProblemError {
    if (exception instanceof ProblemError) return exception;
    if (exception instanceof InvalidCursor) return new ProblemError('INVALID_CURSOR', { field: 'cursor' });
    const status =
      exception instanceof HttpException ? exception.getStatus() : fieldOf(exception, 'statusCode');
    if (status === 404) return this.noSuchRoute(request);
    if (typeof status === 'number' && status >= 400 && status < 500)
      return new ProblemError(byStatus[status] ?? 'MALFORMED_REQUEST');
    return new ProblemError(isUnavailable(exception) ? 'UNAVAILABLE' : 'INTERNAL_ERROR');
  }

  private noSuchRoute(request: FastifyRequest): ProblemError {
    const methods = this.routes.methodsOf(request.url);
    return methods.length === 0
      ? new ProblemError('ROUTE_NOT_FOUND')
      : new ProblemError('METHOD_NOT_ALLOWED', { headers: { allow: methods.join(', ') } });
  }
}
