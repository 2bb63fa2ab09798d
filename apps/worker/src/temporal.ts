import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { OPTIONS } from './worker-options.js';
import type { WorkerOptions } from './worker-options.js';

/** The two connections to Temporal: the worker's own, and the client's for signals. */
@Injectable()
export class Temporal implements OnApplicationShutdown {
  private constructor(
    readonly namespace: string,
    readonly native: NativeConnection,
    readonly connection: Connection,
    readonly client: Client,
  ) {}

  static async connect({ temporal }: WorkerOptions): Promise<Temporal> {
    const namespace = temporal?.namespace ?? 'default';
    const native = await NativeConnection.connect(temporal?.connectionOptions);
    try {
      const connection = await Connection.connect(temporal?.connectionOptions);
      return new Temporal(namespace, native, connection, new Client({ connection, namespace }));
    } catch (error) {
      await native.close();
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connection.close();
    await this.native.close();
  }
}

export const temporalProvider = {
  provide: Temporal,
  inject: [OPTIONS],
  useFactory: (options: WorkerOptions) => Temporal.connect(options),
};
