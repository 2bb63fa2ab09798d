import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { compiled } from '../../support/stage/index.js';
import { bareActivities } from './bare-activities.js';

/** Started with the address of a Temporal and a task queue; ends when its starter is gone. */
const [address = '', taskQueue = ''] = process.argv.slice(2);
Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  connection,
  taskQueue,
  activities: bareActivities,
  workflowBundle: await bundleWorkflowCode({
    workflowsPath: compiled('bench/yardsticks/bare.workflow.js'),
    logger: new DefaultLogger('WARN'),
  }),
  workflowTaskPollerBehavior: { type: 'autoscaling', minimum: 2 },
});
process.once('disconnect', () => {
  worker.shutdown();
});
process.send?.('ready');
await worker.run();
await connection.close();
