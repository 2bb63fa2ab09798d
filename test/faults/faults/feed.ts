import { WORKFLOW_PROGRESS_CONSUMER } from '@dondoc/contracts';
import { feedLag } from '@dondoc/event-store';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { STARTS, type Fault } from '../fault.js';

const BEHIND_AT_LEAST = 200;
const PATIENCE_MS = 60_000;

const heldBack: Fault = {
  name: 'feed-held-back',
  vi: 'một phiên giữ giao dịch mở: bảng tin phải chờ, lệnh thì không',
  en: 'transactions held open, a reader of the feed and a writer: the feed waits, commands do not',
  startsAt: STARTS.ordinary,
  silent: 8,
  breaks: async (scene) => {
    const reader = new pg.Client({ connectionString: scene.stage.urls.feed });
    await reader.connect();
    const [writer, admin] = [await scene.admin(), await scene.admin()];
    const lag = async () => (await feedLag(admin, WORKFLOW_PROGRESS_CONSUMER)).events;
    const giveUpAt = performance.now() + PATIENCE_MS;
    // The plan's own issue is still followed; what is held back must be what is sent from here on.
    while ((await lag()) > 0 && performance.now() < giveUpAt) await delay(200);
    try {
      await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM events');
      await writer.query('BEGIN; SELECT pg_current_xact_id()');
      scene.beginLoad();
      let behind = 0;
      while (behind < BEHIND_AT_LEAST && performance.now() < giveUpAt) {
        await delay(200);
        behind = await lag();
      }
      scene.say(`  the feed is ${behind} events behind, ${scene.ledger.acknowledged.length} acknowledged`);
      return behind < BEHIND_AT_LEAST ? [`the feed was held back by ${behind} events only`] : [];
    } finally {
      await writer.query('ROLLBACK');
      await reader.end();
    }
  },
};

export const feed: readonly Fault[] = [heldBack];
