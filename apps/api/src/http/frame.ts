import type { Clock } from '@dondoc/application';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { ProblemCode } from '@dondoc/contracts';
import type { Logger } from 'pino';
import { KnownRoutes } from './known-routes.js';
import type { Metrics } from './metrics.js';
import { PROBLEM_MEDIA_TYPE, problemDocument } from './problem-document.js';
import { ProblemError } from './problem-error.js';
import { ProblemFilter } from './problem.filter.js';
import { rateChecks, type Rates } from './rates.js';
import { registerBodyParsers, type BodyLimits } from './request-body.js';
import { contextOf, enterRequest } from './request-context.js';
import { setSafeHeaders } from './safe-headers.js';
import type { WebPages } from '../web/web-pages.js';

export interface FrameOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly limits: BodyLimits;
  readonly rates: Rates;
  /** Whose word is taken for where a request comes from (X-Forwarded-For): addresses or nets; nobody's unless told. */
  readonly trustedProxies?: string | undefined;
  /** Throws what the request is refused with before its body is read. */
  readonly admit: (request: FastifyRequest) => Promise<void>;
  /** Undefined where they were not built. */
  readonly pages?: WebPages | undefined;
}

/** How long a client may take over a whole request, in milliseconds. */
const REQUEST_TIMEOUT = 120_000;

const bySocketCode: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
};

/** What is not even HTTP is answered by hand: there is no request to answer yet. */
function answerSocket(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return;
  const problem = new ProblemError(bySocketCode[error.code ?? ''] ?? 'MALFORMED_REQUEST');
  const document = problemDocument(problem, randomUUID());
  const body = JSON.stringify(document);
  socket.end(
    `HTTP/1.1 ${document.status} Refused\r\nContent-Type: ${PROBLEM_MEDIA_TYPE}\r\n` +
      `X-Content-Type-Options: nosniff\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** Everything around the routes: ids, bodies, the stamp of receipt, logging, problems. */
export function createFrame(options: FrameOptions) {
  const { clock, logger, metrics, limits, admit, pages } = options;
  const late: { filter?: ProblemFilter } = {};
  const instance: FastifyInstance = fastify({
    genReqId: () => randomUUID(),
    requestTimeout: REQUEST_TIMEOUT,
    trustProxy: options.trustedProxies ?? false,
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: answerSocket,
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      // A bad address is refused before any hook has run.
      enterRequest(request, () => late.filter?.answer(error, request, reply));
    },
  });
  const routes = new KnownRoutes(instance);
  // The router wants its error handler before there is a router to ask for routes.
  const filter = (late.filter = new ProblemFilter(logger, routes));
  registerBodyParsers(instance, limits);
  instance.addHook('onRequest', (request, reply, proceed) => {
    reply.header('x-request-id', request.id);
    setSafeHeaders(request, reply);
    enterRequest(request, proceed);
  });
  const { byAddress, byPerson } = rateChecks(instance, options.rates);
  instance.addHook('onRequest', byAddress);
  instance.addHook('onRequest', async (request, reply) => {
    const page = request.is404 ? pages?.answer(request) : undefined;
    if (page) return reply.headers(page.headers).send(page.body);
  });
  instance.addHook('onRequest', admit);
  instance.addHook('onRequest', byPerson);
  // Runs when the whole request has arrived and not before: the instant of receipt (spec §3).
  instance.addHook('preValidation', async (request) => {
    contextOf(request).receivedAt = await clock.now();
  });
  let closing = false;
  instance.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  instance.addHook('onSend', (_request, reply, payload, proceed) => {
    // Kept alive, the connection of the last request would keep the whole process.
    if (closing) reply.header('connection', 'close');
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    proceed(null, payload);
  });
  instance.addHook('onResponse', (request, reply, proceed) => {
    // Without a route of its own an address is either one of the pages' or refused.
    const route = request.routeOptions.url ?? (reply.statusCode < 400 ? 'web' : 'unknown');
    const ms = Math.round(reply.elapsedTime);
    metrics.observe(request.method, route, reply.statusCode, reply.elapsedTime);
    const { requestId, subject, refusedWith } = contextOf(request);
    logger.info(
      {
        requestId,
        method: request.method,
        route,
        status: reply.statusCode,
        ms,
        person: subject?.personId,
        // Who tries what they may not is found by it.
        ...(refusedWith !== undefined && { code: refusedWith, address: request.ip }),
      },
      'answered',
    );
    proceed();
  });
  return { adapter: new FastifyAdapter(instance), filter, instance };
}
