import { WORKFLOW_PROGRESS_CONSUMER } from '@dondoc/contracts';
import { FeedConsumer } from '@dondoc/event-store';
import { eventRegistry } from '@dondoc/read-models';
import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { FeedGauges } from './feed-gauges.js';
import { ProcessWorker } from './process-worker.js';
import { ProgressFollower } from './progress-follower.js';
import { Reconciler } from './reconciler.js';
import { ServerWatch } from './server-watch.js';
import { temporalProvider } from './temporal.js';
import { JOB_SIDE, OPTIONS, PROCESS_SIDE } from './worker-options.js';
import type { WorkerOptions } from './worker-options.js';
import { WorkflowMessenger } from './workflow-messenger.js';
import { WorkflowTime } from './workflow-time.js';

@Module({})
export class WorkerModule {
  static with(options: WorkerOptions): DynamicModule {
    return {
      module: WorkerModule,
      providers: [
        { provide: OPTIONS, useValue: options },
        { provide: PROCESS_SIDE, useValue: options.application },
        { provide: JOB_SIDE, useValue: options.application },
        { provide: WorkflowTime, useValue: new WorkflowTime(options.temporalAheadMs) },
        {
          provide: FeedConsumer,
          inject: [ProgressFollower, ServerWatch],
          useFactory: (follower: ProgressFollower, watch: ServerWatch) =>
            new FeedConsumer({
              name: WORKFLOW_PROGRESS_CONSUMER,
              feedUrl: options.feedUrl,
              registry: eventRegistry,
              // Of a report's many events only the newest is told: the more at once, the fewer signals.
              batchSize: 5_000,
              handler: (batch) => follower.handle(batch),
              onError: (error) => {
                options.onError?.('feed', error);
                watch.lookAfterError();
              },
            }),
        },
        temporalProvider,
        WorkflowMessenger,
        ProgressFollower,
        Reconciler,
        ServerWatch,
        FeedGauges,
        ProcessWorker,
      ],
    };
  }
}
