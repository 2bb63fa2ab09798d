import { WORKFLOW_PROGRESS_CONSUMER } from '@dondoc/contracts';
import { feedLag } from '@dondoc/event-store';
import { Client, Connection } from '@temporalio/client';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Stage } from '../support/stage/index.js';

export interface Settling {
  /** Events that the workflows had not been told of yet. */
  readonly lagEvents: number;
  /** Until they had been told of all. */
  readonly feedSeconds: number;
  /** Until as many reports' workflows ran as reports were open. */
  readonly workflowsSeconds: number;
  /** How many workflows of reports run now. */
  readonly running: number;
}

const LOOK_EVERY_MS = 50;

/** Looks on while the workflows follow. */
export class Watch {
  private constructor(
    private readonly feed: pg.Client,
    private readonly admin: pg.Client,
    private readonly connection: Connection,
  ) {}

  static async over(stage: Stage): Promise<Watch> {
    const feed = new pg.Client({ connectionString: stage.urls.feed });
    const admin = new pg.Client({ connectionString: stage.urls.admin });
    await feed.connect();
    await admin.connect();
    return new Watch(feed, admin, await Connection.connect({ address: stage.temporalAddress }));
  }

  async query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.admin.query<Row>(text, [...values])).rows;
  }

  async lagEvents(): Promise<number> {
    return (await feedLag(this.feed, WORKFLOW_PROGRESS_CONSUMER)).events;
  }

  get client(): Client {
    return new Client({ connection: this.connection });
  }

  async running(): Promise<number> {
    const query = `WorkflowType = 'reportWorkflow' AND ExecutionStatus = 'Running'`;
    return (await this.client.workflow.count(query)).count;
  }

  /** Reports that a workflow is to wait for, at an instant of the domain. */
  async openReports(now: string): Promise<number> {
    const [row] = await this.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM reports WHERE phase <> 'approved' AND opens_at <= $1`,
      [now],
    );
    return row?.count ?? 0;
  }

  /** Waits until the workflows have been told everything and every open report has its own; gives how long that took. */
  async settled(stage: Stage, progress: (text: string) => void): Promise<Settling> {
    const since = performance.now();
    const seconds = () => (performance.now() - since) / 1000;
    const lagEvents = await this.lagEvents();
    for (let lag = lagEvents; lag > 0; lag = await this.lagEvents()) {
      progress(`${lag} sự kiện chờ báo cho quy trình / events the workflows have yet to hear of`);
      await delay(LOOK_EVERY_MS);
    }
    const feedSeconds = lagEvents === 0 ? 0 : seconds();
    let running = await this.running();
    for (let open = await this.openReports(stage.now()); running !== open;) {
      progress(`${running}/${open} quy trình / workflows`);
      await delay(LOOK_EVERY_MS);
      running = await this.running();
      open = await this.openReports(stage.now());
    }
    return { lagEvents, feedSeconds, workflowsSeconds: seconds(), running };
  }

  async close(): Promise<void> {
    await this.feed.end();
    await this.admin.end();
    await this.connection.close();
  }
}
