import { searchAttributes, reportWorkflowId } from '@dondoc/contracts';
import {
  Client,
  Connection,
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  type ConnectionOptions,
} from '@temporalio/client';

/** How long a page may wait for Temporal, in milliseconds: it is shown beside the record, never instead of it. */
const PATIENCE = 1_000;

export interface TemporalConfig {
  readonly connection: ConnectionOptions;
  readonly namespace: string;
  /** Where people look at workflows; null gives no links. */
  readonly uiUrl: string | null;
}

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
    };

/** Looks at workflows, never steers them. Connects when first asked, so that the API starts without Temporal. */
export class TemporalView {
  private readonly connection: Connection;
  private readonly client: Client;

  constructor(private readonly config: TemporalConfig) {
    this.connection = Connection.lazy({ ...config.connection, connectTimeout: PATIENCE });
    this.client = new Client({ connection: this.connection, namespace: config.namespace });
  }

  async reachable(): Promise<boolean> {
    try {
      await this.withPatience(() => this.connection.workflowService.getSystemInfo({}));
      return true;
    } catch {
      return false;
    }
  }

  async look(agencyId: string, reportId: string): Promise<WorkflowSight> {
    const workflowId = reportWorkflowId(agencyId, reportId);
    try {
      const found = await this.withPatience(() => this.client.workflow.getHandle(workflowId).describe());
      return {
        seen: 'found',
        running: found.status.name === 'RUNNING',
        status: found.status.name,
        runId: found.runId,
        startedAt: found.startTime.toISOString(),
        closedAt: found.closeTime?.toISOString() ?? null,
        phase: found.typedSearchAttributes.get(searchAttributes.phase) ?? null,
        link: this.linkTo(workflowId, found.runId),
      };
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return { seen: 'absent' };
      if (isGrpcServiceError(error) || error instanceof ServiceError) return { seen: 'unreachable' };
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

  private withPatience<T>(ask: () => Promise<T>): Promise<T> {
    return this.connection.withDeadline(Date.now() + PATIENCE, ask);
  }
}
