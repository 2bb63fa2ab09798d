import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Connection } from '@temporalio/client';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports.js';
import { type Temporal, startTemporal } from './temporal-server.js';

describe("Temporal's dev server on a file", () => {
  let home: string;
  const running: Temporal[] = [];
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'dondoc-temporal-'));
  });
  afterEach(async () => {
    for (const temporal of running.splice(0)) await temporal.stop();
    await rm(home, { recursive: true, force: true });
  });
  const start = async (): Promise<Temporal> => {
    const ports = { port: await freePort(), uiPort: await freePort() };
    const temporal = await startTemporal({ home, ...ports, progress: () => undefined });
    running.push(temporal);
    return temporal;
  };
  const startOne = async ({ address }: Temporal, workflowId: string): Promise<void> => {
    const connection = await Connection.connect({ address });
    await connection.workflowService.startWorkflowExecution({
      namespace: 'default',
      workflowId,
      workflowType: { name: 'any' },
      taskQueue: { name: 'none' },
      requestId: workflowId,
    });
    await connection.close();
  };
  const knows = async ({ address }: Temporal, workflowId: string): Promise<boolean> => {
    const connection = await Connection.connect({ address });
    try {
      await connection.workflowService.describeWorkflowExecution({
        namespace: 'default',
        execution: { workflowId },
      });
      return true;
    } catch {
      return false;
    } finally {
      await connection.close();
    }
  };

  it('keeps its workflows from one start to the next', async () => {
    const first = await start();
    await startOne(first, 'kept');
    await first.stop();
    await expect(knows(await start(), 'kept')).resolves.toBe(true);
  });

  it('starts afresh when its file was deleted, though the write-ahead log was not', async () => {
    const first = await start();
    await startOne(first, 'lost');
    await first.stop('SIGKILL');
    await rm(join(home, 'temporal.db'));
    await expect(knows(await start(), 'lost')).resolves.toBe(false);
  });

  it('takes over from a server that a crashed run left behind', async () => {
    const orphan = await start();
    await startOne(orphan, 'kept');
    const successor = await start();
    await expect(knows(successor, 'kept')).resolves.toBe(true);
    await expect(orphan.exited).resolves.toBeDefined();
  });

  it('says of a damaged file that it may be deleted', async () => {
    await writeFile(
      join(home, 'temporal.db'),
      'this is no database, and long enough to be read as one'.repeat(100),
    );
    await expect(start()).rejects.toThrow(/delete it and start again/);
  });
});
