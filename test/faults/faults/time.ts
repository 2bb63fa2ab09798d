import { setTimeout as delay } from 'node:timers/promises';
import { LIMIT, STARTS, type Fault, type Scene } from '../fault.js';
import { contentSaying } from '../load/client.js';
import type { Sent } from '../load/ledger.js';
import { readRecord, type StoredEvent } from '../oracle/record.js';
import { uuidFrom } from '../seeded.js';
import { untilClock } from '../strikes.js';

/** Fewer than the API's connections to PostgreSQL, so that each of them has begun when all wait. */
const IN_FLIGHT = 8;
const BEFORE_THE_LIMIT_S = 6;
const PATIENCE_MS = 60_000;

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error(`waited for: ${what}`);
    await delay(50);
  }
}

/**
 * The API is stopped where it has received the submissions and has not decided them: the table of commands is
 * locked meanwhile, which is what each of them asks first.
 */
export const pausedAcrossTheLimit: Fault = {
  name: 'api-paused-across-the-limit',
  vi: 'API bị dừng (SIGSTOP) giữa lúc nhận và lúc ghi, qua hạn: lần lỡ hạn phải bị hủy',
  en: 'the API paused between receiving submissions and committing them, across the limit: the misses must be annulled',
  startsAt: STARTS.beforeTheLimit,
  silent: IN_FLIGHT + 24,
  load: { clients: 32, pauseMs: 1_500, mayWithdraw: false },
  breaks: async (scene) => {
    const { stage, office } = scene;
    const inTime = scene.seeded.reports.slice(-IN_FLIGHT).map((report) => submission(scene, report));
    const admin = await scene.admin();
    await untilClock(scene, LIMIT, -BEFORE_THE_LIMIT_S);
    await admin.query('BEGIN; LOCK TABLE commands IN ACCESS EXCLUSIVE MODE');
    const answers = Promise.all(inTime.map((sent) => untilAnswered(scene, sent)));
    await until('submissions that wait for the table', async () => (await waiting(scene)) >= IN_FLIGHT);
    if (stage.now() >= LIMIT)
      return ['the machine was too slow: the limit passed before the submissions were received'];
    stage.api.pause();
    await admin.query('ROLLBACK');
    scene.say(`  api paused at ${stage.now()} with ${IN_FLIGHT} submissions received`);

    const streams = inTime.map(({ reportId }) => `report-${reportId}`);
    const recorded = async (type: string) =>
      (await readRecord(admin, office.agencyId)).events.filter(
        (event) => event.type === type && streams.includes(event.streamId),
      );
    await until('misses on record', async () => (await recorded('DeadlineMissed')).length === IN_FLIGHT);
    stage.api.resume();
    scene.say(`  api resumed at ${stage.now()}, all ${IN_FLIGHT} misses on record`);
    await answers;
    const annulled = await recorded('DeadlineMissAnnulled');
    scene.beginLoad();
    return notAnnulled(inTime, annulled);
  },
};

function submission(scene: Scene, report: Scene['seeded']['reports'][number]): Sent {
  return scene.ledger.begin({
    key: uuidFrom(scene.random),
    agencyId: scene.office.agencyId,
    personId: report.head,
    reportId: report.reportId,
    act: 'submit',
    etag: report.etag,
    body: { content: contentSaying(`Kết quả ${report.reportId}.`) },
  });
}

async function untilAnswered(scene: Scene, sent: Sent): Promise<void> {
  while (!(await scene.office.try(sent))) await delay(200);
}

/** Sessions of the API that stand before the locked table. */
async function waiting(scene: Scene): Promise<number> {
  const admin = await scene.admin();
  const { rows } = await admin.query<{ waiting: number }>(
    `SELECT count(*)::integer AS waiting FROM pg_stat_activity
     WHERE usename = 'dondoc_app' AND wait_event_type = 'Lock'`,
  );
  await admin.end();
  return rows[0]?.waiting ?? 0;
}

function notAnnulled(inTime: readonly Sent[], annulled: readonly StoredEvent[]): string[] {
  return inTime.flatMap(({ reportId, answer }) => {
    const inTimeToo = answer?.outcome === 'accepted' && answer.onTime === true;
    const times = annulled.filter(({ streamId }) => streamId === `report-${reportId}`).length;
    if (inTimeToo && times === 1) return [];
    return [
      `${reportId} was received in time: told ${JSON.stringify(answer)}, its miss annulled ${times} times`,
    ];
  });
}

const otherZone: Fault = {
  name: 'other-zone',
  vi: 'API và worker chạy ở múi giờ khác, qua hạn',
  en: 'API and worker in another time zone, across the limit',
  startsAt: STARTS.beforeTheLimit,
  silent: 32,
  load: { clients: 32, pauseMs: 1_500, mayWithdraw: false },
  breaks: async (scene) => {
    const zone = { TZ: 'America/New_York' };
    for (const part of [scene.stage.api, scene.stage.worker]) {
      await part.stop();
      await part.start(zone);
    }
    scene.beginLoad();
    await untilClock(scene, LIMIT, 3);
    const missed = async () =>
      (await readRecord(await scene.admin(), scene.office.agencyId)).events.filter(
        ({ type, data }) => type === 'DeadlineMissed' && data['arming'] === 1,
      );
    // Those that no client sends are missed; of the others, the few that stand returned at that moment.
    await until('the misses on record', async () => (await missed()).length >= otherZone.silent);
    const elsewhere = (await missed()).filter(({ data }) => data['limitAt'] !== LIMIT);
    return elsewhere.map(
      ({ streamId, data }) => `${streamId} missed ${String(data['limitAt'])}, not ${LIMIT}`,
    );
  },
};

export const time: readonly Fault[] = [pausedAcrossTheLimit, otherZone];
