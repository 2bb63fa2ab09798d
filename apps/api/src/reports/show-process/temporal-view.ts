import { reportWorkflowId, searchAttributes, waitingFor, type Waiting } from '@dondoc/contracts';
import {
  Client,
  type Connection,
  QueryNotRegisteredError,
  QueryRejectedError,
  WorkflowNotFoundError,
} from '@temporalio/client';

import { isAway, lazyConnection, type TemporalConfig } from '../../temporal/connection.js';

/** How long a page may wait for Temporal, in milliseconds: it is shown beside the record, never instead of it. */
const PATIENCE = 1_000;

export type WorkflowSight =
  | { readonly seen: 'unreachable' }
  | { readonly seen: 'absent' }
  | {
      readonly seen: 'found';
      readonly running: boolean;
      readonly status: string;
      readonly runId: string;
      readonly startedAt: string;
      readonly closedAt: string | null;
      readonly phase: string | null;
      readonly link: string | null;
      /** What it says itself; null when it has ended, or nobody answers for it. */
      readonly says: Waiting | null;
    };

/** It ended just now, it is of another release, or no worker runs it. */
const hasNoAnswer = (error: unknown): boolean =>
  isAway(error) ||
  error instanceof WorkflowNotFoundError ||
  error instanceof QueryRejectedError ||
  error instanceof QueryNotRegisteredError;

/** Looks at the workflows of reports, never steers them. */
export class TemporalView {
  private readonly connection: Connection;
  private readonly client: Client;

  constructor(private readonly config: TemporalConfig) {
    this.connection = lazyConnection(config.connection);
    this.client = new Client({ connection: this.connection, namespace: config.namespace });
  }

  async reachable(): Promise<boolean> {
    try {
      await this.connection.withDeadline(Date.now() + PATIENCE, () =>
        this.connection.workflowService.getSystemInfo({}),
      );
      return true;
    } catch {
      return false;
    }
  }

  async look(agencyId: string, reportId: string): Promise<WorkflowSight> {
    const workflowId = reportWorkflowId(agencyId, reportId);
    const deadline = Date.now() + PATIENCE;
    try {
      const found = await this.connection.withDeadline(deadline, () =>
        this.client.workflow.getHandle(workflowId).describe(),
      );
      const running = found.status.name === 'RUNNING';
      return {
        seen: 'found',
        running,
        status: found.status.name,
        runId: found.runId,
        startedAt: found.startTime.toISOString(),
        closedAt: found.closeTime?.toISOString() ?? null,
        phase: found.typedSearchAttributes.get(searchAttributes.phase) ?? null,
        link: this.linkTo(workflowId, found.runId),
        says: running ? await this.ask(workflowId, found.runId, deadline) : null,
      };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return { seen: 'absent' };
      if (isAway(error)) return { seen: 'unreachable' };
      throw error;
    }
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  private linkTo(workflowId: string, runId: string): string | null {
    if (this.config.uiUrl === null) return null;
    const path = ['namespaces', this.config.namespace, 'workflows', workflowId, runId, 'history'];
    return `${this.config.uiUrl.replace(/\/$/, '')}/${path.map(encodeURIComponent).join('/')}`;
  }

  /** A worker answers for the workflow, so Temporal may be up and this without an answer. */
  private async ask(workflowId: string, runId: string, deadline: number): Promise<Waiting | null> {
    try {
      return await this.connection.withDeadline(deadline, () =>
        this.client.workflow.getHandle(workflowId, runId).query(waitingFor),
      );
    } catch (error) {
      if (hasNoAnswer(error)) return null;
      throw error;
    }
  }
}
