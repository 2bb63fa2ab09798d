import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { AttachmentFiles, JobFiles, type Application } from '@dondoc/application';
import type { DestinationStream } from 'pino';
import { ApiModule } from './api.module.js';
import type { ApiConfig } from './config.js';
import { admission, identification, TOKEN_PREFIX } from './http/auth/admission.js';
import { anyToken } from './http/auth/any-token.js';
import { EntryLog, everyMinute, type EveryMinute } from './http/auth/entry-log.js';
import { tokenVerifier } from './http/auth/token.js';
import { createFrame } from './http/frame.js';
import { createLogger, NestLog } from './http/logger.js';
import { Metrics } from './http/metrics.js';
import { openApiDocument } from './http/openapi.js';
import { TemporalJobs } from './jobs/temporal-jobs.js';
import { everyBeat, LiveStreams, type EveryBeat } from './live/live-streams.js';
import { TemporalView } from './reports/show-process/temporal-view.js';
import { SignIn } from './sign-in/sign-in.js';
import { WebPages } from './web/web-pages.js';

export interface ApiOptions {
  readonly application: Application;
  readonly config: ApiConfig;
  /** Where the log goes; standard output unless told. */
  readonly logTo?: DestinationStream;
  /** When the minute is over; by the machine's own clock unless told. */
  readonly everyMinute?: EveryMinute;
  /** When those who are told of changes are asked whether they are still there; by the machine's own clock unless told. */
  readonly everyBeat?: EveryBeat;
  /** Where the built pages are; where the build leaves them unless told. */
  readonly webFolder?: string;
}

/** The HTTP API, initialised and not yet listening. The application stays the caller's to close, after `app.close()`. */
export async function createApi(options: ApiOptions): Promise<NestFastifyApplication> {
  const { application, config, logTo, webFolder } = options;
  const logger = createLogger({ level: config.logLevel, ...(logTo ? { destination: logTo } : {}) });
  const metrics = new Metrics();
  const temporalView = new TemporalView(config.temporal);
  const signIn = config.signIn ? new SignIn(config.signIn, application, logger) : null;
  const entries = new EntryLog(application, logger);
  const pages = await WebPages.read(webFolder);
  if (!pages) logger.warn('Chưa có trang web (npm run build). / The pages were not built (npm run build).');
  const ownToken = tokenVerifier(config.tokenSecret);
  const verifiers = {
    verifyToken: signIn ? anyToken(ownToken, signIn.verifyToken) : ownToken,
    verifySession: signIn?.verifySession,
  };
  // Whether somebody who was let in may stay is nobody's knocking.
  const unwatched = { watch: <Answer>(work: () => Promise<Answer>) => work() };
  const live = new LiveStreams(
    application,
    identification({ ...verifiers, entries: unwatched }),
    options.everyBeat ?? everyBeat,
  );
  const { adapter, filter, instance } = createFrame({
    clock: application.clock,
    logger,
    metrics,
    limits: { ordinary: config.bodyLimit, imports: config.importLimit },
    rates: config.rates,
    trustedProxies: config.trustedProxies,
    admit: admission(identification({ ...verifiers, entries })),
    pages,
  });
  const jobs = new TemporalJobs(config.temporal);
  const jobFiles = new JobFiles(config.jobFilesFolder);
  const files = new AttachmentFiles(config.attachmentsFolder, config.attachmentLimit);
  const parts = { application, metrics, temporalView, signIn, entries, live, files, jobs, jobFiles };
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(parts), adapter, {
    logger: new NestLog(logger),
    bodyParser: false,
    abortOnError: false,
  });
  app.useGlobalFilters(filter);
  app.setGlobalPrefix(TOKEN_PREFIX, { exclude: ['healthz', 'readyz', 'metrics', 'auth/*path'] });
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
    customSiteTitle: 'Đôn Đốc – API',
  });
  instance.addHook('preClose', (done) => {
    live.close();
    done();
  });
  instance.addHook('onClose', () => temporalView.close());
  instance.addHook('onClose', () => jobs.close());
  const write = async (): Promise<void> => {
    await entries.write();
    await application.repeats.write((repeats, err) => {
      logger.warn({ ...repeats, err }, 'repeats not recorded yet');
    });
  };
  const stopWriting = (options.everyMinute ?? everyMinute)(write);
  instance.addHook('onClose', async () => {
    stopWriting();
    await write();
  });
  await app.init();
  await instance.ready();
  return app;
}
