import { assertSafeRole, createDataSource, FeedListener, FeedNotifier } from '@dondoc/event-store';
import { readModelEntities } from '@dondoc/read-models';
import type { Application, ApplicationOptions } from './application.types.js';
import { CommandBus } from './command-bus.js';
import { Entries } from './entries/entries.js';
import { LiveFeed } from './live/live-feed.js';
import { createProcessQueries } from './process-queries.js';
import { createQueries } from './queries.js';
import { createReadingLog } from './reading-log.js';
import { Repeats } from './repeats.js';
import { RoundSteps } from './round-steps.js';
import { PendingSignIns } from './sign-ins/pending-sign-ins.js';
import { Sessions } from './sign-ins/sessions.js';
import { SurroundingsCache } from './surroundings.js';

/**
 * Connected and ready; call `close()` when done. Throws when the database cannot be reached, and UnsafeDatabase
 * when the role could change the record: API, worker and command line all begin here.
 */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  const { appUrl, clock, poolSize, applicationName, onFeedError } = options;
  const dataSource = await createDataSource(appUrl, {
    entities: readModelEntities,
    ...(poolSize === undefined ? {} : { poolSize }),
    ...(applicationName === undefined ? {} : { applicationName }),
  });
  try {
    await assertSafeRole(dataSource);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  const surroundings = new SurroundingsCache();
  const repeats = new Repeats(dataSource);
  const feed = new FeedNotifier(appUrl, onFeedError);
  const live = new LiveFeed(dataSource, surroundings, clock, (wake) => new FeedListener(appUrl, wake));
  const bus = new CommandBus(dataSource, surroundings, feed, clock, repeats);
  return {
    bus,
    importRights: bus,
    queries: createQueries(dataSource, surroundings),
    processes: createProcessQueries(dataSource),
    rounds: new RoundSteps(dataSource, surroundings, feed),
    readings: createReadingLog(repeats),
    sessions: new Sessions(dataSource, surroundings, clock, repeats),
    pendingSignIns: new PendingSignIns(dataSource, clock),
    entries: new Entries(dataSource, surroundings, clock),
    repeats,
    live,
    dataSource,
    clock,
    close: async () => {
      await live.close();
      await repeats.write();
      await feed.close();
      await dataSource.destroy();
    },
  };
}
