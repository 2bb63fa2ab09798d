import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import type { Application, AttachmentFiles, JobFiles } from '@dondoc/application';
import { AgencyController } from './agency/agency.controller.js';
import { AssignmentsController } from './assignments/assignments.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { DivisionsController } from './divisions/divisions.controller.js';
import { EscalationsController } from './escalations/escalations.controller.js';
import { AuthGuard } from './http/auth/auth.guard.js';
import type { EntryLog } from './http/auth/entry-log.js';
import { Commands } from './http/commands.js';
import { EtagInterceptor } from './http/etag.interceptor.js';
import type { Metrics } from './http/metrics.js';
import { ValidationPipe } from './http/validation.js';
import { InboxController } from './inbox/inbox.controller.js';
import { JobsController } from './jobs/jobs.controller.js';
import type { TemporalJobs } from './jobs/temporal-jobs.js';
import { LiveController } from './live/live.controller.js';
import type { LiveStreams } from './live/live-streams.js';
import { NoticesController } from './notices/notices.controller.js';
import { OfficesController } from './offices/offices.controller.js';
import { AccessController } from './people/access.controller.js';
import { ImportPeopleController } from './people/import-people.controller.js';
import { PeopleController } from './people/people.controller.js';
import { planControllers } from './plans/index.js';
import { reportControllers } from './reports/index.js';
import type { TemporalView } from './reports/show-process/temporal-view.js';
import { ScoreboardController } from './scoreboard/scoreboard.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';
import type { SignIn } from './sign-in/sign-in.js';
import { ConsentsController } from './consents/consents.controller.js';
import { SubstitutionsController } from './substitutions/substitutions.controller.js';
import { HealthController } from './system/health.controller.js';
import {
  APPLICATION,
  ENTRY_LOG,
  ATTACHMENT_FILES,
  LIVE_STREAMS,
  METRICS,
  SIGN_IN,
  TEMPORAL_VIEW,
  JOB_FILES,
  JOBS,
} from './tokens.js';

export interface ApiParts {
  readonly application: Application;
  readonly temporalView: TemporalView;
  readonly metrics: Metrics;
  readonly signIn: SignIn | null;
  readonly entries: EntryLog;
  readonly live: LiveStreams;
  readonly files: AttachmentFiles;
  readonly jobs: TemporalJobs;
  readonly jobFiles: JobFiles;
}

@Module({})
export class ApiModule {
  static with(parts: ApiParts): DynamicModule {
    return {
      module: ApiModule,
      controllers: [
        HealthController,
        SignInController,
        AgencyController,
        DivisionsController,
        ImportPeopleController,
        PeopleController,
        AccessController,
        OfficesController,
        SubstitutionsController,
        ConsentsController,
        ...planControllers,
        AssignmentsController,
        ...reportControllers,
        InboxController,
        EscalationsController,
        NoticesController,
        LiveController,
        ScoreboardController,
        CalendarController,
        AuditController,
        JobsController,
      ],
      providers: [
        { provide: APPLICATION, useValue: parts.application },
        { provide: TEMPORAL_VIEW, useValue: parts.temporalView },
        { provide: METRICS, useValue: parts.metrics },
        { provide: ENTRY_LOG, useValue: parts.entries },
        { provide: LIVE_STREAMS, useValue: parts.live },
        { provide: JOBS, useValue: parts.jobs },
        { provide: JOB_FILES, useValue: parts.jobFiles },
        { provide: ATTACHMENT_FILES, useValue: parts.files },
        { provide: SIGN_IN, useValue: parts.signIn },
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_PIPE, useClass: ValidationPipe },
        { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
        Commands,
      ],
    };
  }
}
