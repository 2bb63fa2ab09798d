import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { tap, type Observable } from 'rxjs';

/** An answer that says its `etag` says it in the header too, quoted as HTTP wants it. */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(execution: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const reply = execution.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((body) => {
        const etag = typeof body === 'object' && body !== null && 'etag' in body ? body.etag : undefined;
        if (typeof etag === 'string' && etag !== '') reply.header('etag', `"${etag}"`);
      }),
    );
  }
}
