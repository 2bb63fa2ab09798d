import { DefaultLogger, Runtime } from '@temporalio/worker';

export interface RuntimeSettings {
  /** Told of warnings and errors of the SDK. */
  readonly log: (level: 'ERROR' | 'WARN', message: string, details: unknown) => void;
  /** `<ip>:<port>` where Prometheus reads the SDK's metrics, at /metrics; undefined measures nothing. */
  readonly metricsAddress: string | undefined;
}

/** Temporal's own part of the process; once, before the first connection. Throws when the address is taken. */
export function installRuntime({ log, metricsAddress }: RuntimeSettings): void {
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message, meta }) =>
      log(level === 'ERROR' ? 'ERROR' : 'WARN', message, meta ?? {}),
    ),
    // Signals are ours: what runs is stopped in order, the database last.
    shutdownSignals: [],
    ...(metricsAddress === undefined
      ? {}
      : { telemetryOptions: { metrics: { prometheus: { bindAddress: metricsAddress } } } }),
  });
}
