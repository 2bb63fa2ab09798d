import { Connection, isGrpcServiceError, ServiceError, type ConnectionOptions } from '@temporalio/client';

export interface TemporalConfig {
  readonly connection: ConnectionOptions;
  readonly namespace: string;
  /** Where people look at workflows; null gives no links. */
  readonly uiUrl: string | null;
}

/** Connects when first asked, so that the API starts without Temporal. */
export const lazyConnection = (options: ConnectionOptions): Connection =>
  Connection.lazy({
    ...options,
    // Seen again soon after it is back: left alone, gRPC waits up to two minutes between attempts.
    channelArgs: { ...options.channelArgs, 'grpc.max_reconnect_backoff_ms': 5_000 },
    // No retries: they go on past the deadline, and after the connection is closed.
    interceptors: [],
  });

export const isAway = (error: unknown): boolean => isGrpcServiceError(error) || error instanceof ServiceError;
