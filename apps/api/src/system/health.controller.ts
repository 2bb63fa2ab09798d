import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import type { Metrics } from '../http/metrics.js';
import { Public } from '../http/auth/public.decorator.js';
import { APPLICATION, METRICS, TEMPORAL_VIEW } from '../tokens.js';
import type { TemporalView } from '../reports/show-process/temporal-view.js';

/** Alive, ready, measured: outside /api and without a token. */
@Controller()
@Public()
@ApiExcludeController()
export class HealthController {
  constructor(
    @Inject(APPLICATION) private readonly application: Application,
    @Inject(TEMPORAL_VIEW) private readonly temporal: TemporalView,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  @Get('healthz')
  healthz() {
    return { status: 'ok' };
  }

  /** Ready means PostgreSQL answers; reports can be sent while Temporal is down, so that is only told. */
  @Get('readyz')
  async readyz() {
    await this.application.dataSource.query('SELECT 1');
    return { status: 'ok', postgres: 'up', temporal: (await this.temporal.reachable()) ? 'up' : 'down' };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  read() {
    return this.metrics.registry.metrics();
  }
}
