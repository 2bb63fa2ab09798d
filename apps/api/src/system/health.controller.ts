import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Application } from '@dondoc/application';
import { z } from 'zod';
import { Answers } from '../http/answers.decorator.js';
import type { Metrics } from '../http/metrics.js';
import { Public } from '../http/auth/public.decorator.js';
import { APPLICATION, METRICS, TEMPORAL_VIEW } from '../tokens.js';
import type { TemporalView } from '../reports/show-process/temporal-view.js';
import { healthzResponse, readyzResponse } from './health.response.js';

/** Alive, ready, measured: outside /api and without a token. */
@Controller()
@Public()
@ApiTags('system')
export class HealthController {
  constructor(
    @Inject(APPLICATION) private readonly application: Application,
    @Inject(TEMPORAL_VIEW) private readonly temporal: TemporalView,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  @Get('healthz')
  @Answers(healthzResponse)
  @ApiOperation({ summary: 'Còn sống', description: 'The process answers.' })
  healthz() {
    return { status: 'ok' as const };
  }

  /** Ready means PostgreSQL answers; reports can be sent while Temporal is down, so that is only told. */
  @Get('readyz')
  @Answers(readyzResponse)
  @ApiOperation({ summary: 'Sẵn sàng', description: 'PostgreSQL answers; whether Temporal does is told.' })
  async readyz() {
    await this.application.dataSource.query('SELECT 1');
    const temporal = (await this.temporal.reachable()) ? ('up' as const) : ('down' as const);
    return { status: 'ok' as const, postgres: 'up' as const, temporal };
  }

  @Get('metrics')
  @ApiProduces('text/plain')
  @Answers(z.string())
  @ApiOperation({ summary: 'Số đo', description: 'In the text format of Prometheus.' })
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  read() {
    return this.metrics.registry.metrics();
  }
}
