import { WORKFLOW_PROGRESS_CONSUMER } from '@dondoc/contracts';
import { FeedConsumer } from '@dondoc/event-store';
import { Injectable } from '@nestjs/common';
import { Runtime } from '@temporalio/worker';

const EVERY_MS = 5_000;

/** How far the workflows are behind the record, beside the SDK's own figures and under the same address. */
@Injectable()
export class FeedGauges {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  /** The last that was known: while nobody can be asked, the lag grows from there. */
  private known = { seconds: 0, at: performance.now() };
  private readonly meter = Runtime.instance().metricMeter.withTags({ consumer: WORKFLOW_PROGRESS_CONSUMER });
  private readonly events = this.meter.createGauge(
    'dondoc_feed_lag_events',
    'int',
    undefined,
    'Events committed that the consumer has not handled; counted up to 10,000',
  );
  private readonly seconds = this.meter.createGauge(
    'dondoc_feed_lag_seconds',
    'float',
    undefined,
    'Age of the oldest of them; 0 at the head',
  );

  constructor(private readonly feed: FeedConsumer) {}

  start(): void {
    this.timer = setInterval(() => void this.look(), EVERY_MS);
    this.timer.unref();
    void this.look();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** Rejects never: it is looked again. */
  private look(): Promise<void> {
    this.looking ??= this.measure().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  private async measure(): Promise<void> {
    try {
      const { events, oldestRecordedAt } = await this.feed.lag();
      const seconds = oldestRecordedAt === null ? 0 : (Date.now() - Date.parse(oldestRecordedAt)) / 1_000;
      this.known = { seconds: Math.max(0, seconds), at: performance.now() };
      this.events.set(events);
      this.seconds.set(this.known.seconds);
    } catch {
      this.seconds.set(this.known.seconds + (performance.now() - this.known.at) / 1_000);
    }
  }
}
