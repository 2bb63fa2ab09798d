import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { WORKFLOWS_OF } from '../../support/stage/shifted-clock.js';
import { previousRelease } from '../../upgrade/released.js';
import { LIMIT, STARTS, type Fault, type Scene } from '../fault.js';
import { schedule, strike, untilClock } from '../strikes.js';

export const apiKilled: Fault = {
  name: 'api-killed',
  vi: 'API bị SIGKILL khi lệnh đang trên đường',
  en: 'the API SIGKILLed while commands are in flight',
  startsAt: STARTS.ordinary,
  silent: 8,
  breaks: async (scene) => {
    const pauses = schedule(scene, 'kill api', 10, [150, 1_200]);
    scene.beginLoad();
    for (const pause of pauses) {
      await delay(pause);
      await strike(scene, scene.stage.api);
      await scene.stage.api.start();
    }
    return [];
  },
};

const workerKilled: Fault = {
  name: 'worker-killed',
  vi: 'worker bị SIGKILL đúng lúc hết hạn',
  en: 'the worker SIGKILLed as the limit passes',
  startsAt: STARTS.beforeTheLimit,
  silent: 32,
  load: { clients: 32, pauseMs: 1_500 },
  breaks: async (scene) => {
    const afterTheLimit = schedule(scene, 'kill worker, the last after the limit and its grace', 3, [0, 600]);
    scene.beginLoad();
    await strike(scene, scene.stage.worker);
    await scene.stage.worker.start();
    await untilClock(scene, LIMIT, 2);
    for (const pause of afterTheLimit) {
      await delay(pause);
      await strike(scene, scene.stage.worker);
      await scene.stage.worker.start();
    }
    return [];
  },
};

export const postgresRestarted: Fault = {
  name: 'postgres-restarted',
  vi: 'PostgreSQL khởi động lại vài giây một lần, xen kẽ tắt đột ngột',
  en: 'PostgreSQL restarted every few seconds, in order and by a crash in turn',
  startsAt: STARTS.ordinary,
  silent: 8,
  breaks: async (scene) => {
    const pauses = schedule(scene, 'restart postgres', 6, [1_000, 3_000]);
    scene.beginLoad();
    for (const [index, pause] of pauses.entries()) {
      await delay(pause);
      // SIGINT ends the sessions and writes everything; SIGQUIT leaves all to the log, as a crash does.
      await strike(scene, scene.stage.postgres, index % 2 === 0 ? 'SIGINT' : 'SIGQUIT');
      await scene.stage.postgres.start();
    }
    return [];
  },
};

const temporalKilled: Fault = {
  name: 'temporal-killed',
  vi: 'Temporal bị SIGKILL',
  en: 'Temporal SIGKILLed',
  startsAt: STARTS.ordinary,
  silent: 8,
  breaks: async (scene) => {
    const pauses = schedule(scene, 'kill temporal', 4, [500, 2_500]);
    scene.beginLoad();
    for (const pause of pauses) {
      await delay(pause);
      await strike(scene, scene.stage.temporal);
      await scene.stage.temporal.start();
    }
    return [];
  },
};

export const temporalLost: Fault = {
  name: 'temporal-lost',
  vi: 'cơ sở dữ liệu của Temporal mất hẳn',
  en: "Temporal's database lost",
  startsAt: STARTS.ordinary,
  silent: 8,
  breaks: async (scene) => {
    const [pause = 0] = schedule(scene, 'lose temporal', 1, [1_000, 3_000]);
    scene.beginLoad();
    await delay(pause);
    await strike(scene, scene.stage.temporal);
    await rm(join(scene.stage.home, 'temporal.db'));
    await scene.stage.temporal.start();
    // The running worker would see it within ten minutes; one that starts sees it at once.
    await scene.stage.worker.kill();
    await scene.stage.worker.start();
    return [];
  },
};

const twoReleases: Fault = {
  name: 'two-releases',
  vi: 'worker của bản phát hành trước và của bản này cùng lúc, rồi chỉ còn bản này',
  en: 'a worker of the release before beside one of this release, and back to this one',
  startsAt: STARTS.beforeTheLimit,
  silent: 32,
  load: { clients: 32, pauseMs: 1_500 },
  breaks: async (scene) => {
    const { worker, secondWorker } = scene.stage;
    const [pause = 0] = schedule(scene, 'kill the first worker after the limit and its grace', 1, [0, 600]);
    await secondWorker.start({ [WORKFLOWS_OF]: previousRelease() });
    scene.beginLoad();
    await untilClock(scene, LIMIT, 2);
    await delay(pause);
    await strike(scene, worker);
    await delay(1_000);
    await worker.start();
    await secondWorker.stop();
    return [];
  },
};

const stoppedAcross = async (scene: Scene, name: 'postgres' | 'temporal'): Promise<readonly string[]> => {
  const [before = 0, after = 0] = schedule(
    scene,
    `stop ${name} before the limit, start it after`,
    2,
    [2_000, 5_000],
  );
  scene.beginLoad();
  await untilClock(scene, LIMIT, -before / 1000);
  if (scene.stage.now() >= LIMIT)
    return [`the machine was too slow: the limit passed before ${name} was stopped`];
  await scene.stage[name].stop();
  scene.say(`  ${name} stopped at ${scene.stage.now()}`);
  await untilClock(scene, LIMIT, 2 + after / 1000);
  await scene.stage[name].start();
  scene.say(`  ${name} runs again at ${scene.stage.now()}`);
  return [];
};

const acrossTheLimit = (name: 'postgres' | 'temporal', called: string): Fault => ({
  name: `${name}-stopped-across-the-limit`,
  vi: `${called} dừng qua hạn`,
  en: `${called} stopped across the limit`,
  startsAt: STARTS.beforeTheLimit,
  silent: 32,
  load: { clients: 32, pauseMs: 1_500 },
  breaks: (scene) => stoppedAcross(scene, name),
});

export const kills: readonly Fault[] = [
  workerKilled,
  postgresRestarted,
  acrossTheLimit('postgres', 'PostgreSQL'),
  temporalKilled,
  acrossTheLimit('temporal', 'Temporal'),
  temporalLost,
  twoReleases,
];
