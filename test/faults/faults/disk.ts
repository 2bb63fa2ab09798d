import { setTimeout as delay } from 'node:timers/promises';
import { STARTS, type Fault, type Scene } from '../fault.js';
import { smallDisk, type SmallDisk } from '../small-disk.js';

const ACKNOWLEDGED_BEFORE = 50;
const REFUSED_BY_THE_DISK = 30;
const PATIENCE_MS = 60_000;

const diskFull: Fault = {
  name: 'disk-full',
  vi: 'đĩa của PostgreSQL đầy, rồi có chỗ trở lại',
  en: "PostgreSQL's disk full, then not any more",
  startsAt: STARTS.ordinary,
  silent: 8,
  breaks: async (scene) => {
    const { postgres } = scene.stage;
    await postgres.stop();
    const disk = await smallDisk(scene.stage);
    scene.say(`  by ${disk.kind}`);
    try {
      await postgres.start();
      return await filled(scene, disk);
    } finally {
      // What the oracle reads is on the disk of before.
      await postgres.stop();
      await disk.remove();
      await postgres.start();
    }
  },
};

async function filled(scene: Scene, disk: SmallDisk): Promise<string[]> {
  const { ledger, stage } = scene;
  const complaints: string[] = [];
  scene.beginLoad();
  if (!(await becomes(() => ledger.acknowledged.length >= ACKNOWLEDGED_BEFORE)))
    complaints.push('nothing was acknowledged before the disk was full');
  const before = lostAnswers(scene);
  await disk.fill();
  if (!(await becomes(() => lostAnswers(scene) >= before + REFUSED_BY_THE_DISK)))
    complaints.push('the disk was full and nobody felt it');
  scene.say(`  full: ${lostAnswers(scene) - before} times no answer, last: ${lastTrouble(scene)}`);
  await disk.empty();
  // Where not even its log could be written it has ended, or is about to: an operator starts it again.
  await stage.postgres.stop();
  await stage.postgres.start();
  const acknowledged = ledger.acknowledged.length;
  if (!(await becomes(() => ledger.acknowledged.length > acknowledged)))
    complaints.push('there is room again and nothing is acknowledged');
  return complaints;
}

const lostAnswers = ({ ledger }: Scene): number => ledger.sent.reduce((sum, { lost }) => sum + lost, 0);

const lastTrouble = ({ ledger }: Scene): string =>
  ledger.sent.findLast(({ trouble }) => trouble !== undefined)?.trouble?.slice(0, 160) ?? 'none';

async function becomes(isSo: () => boolean): Promise<boolean> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (!isSo()) {
    if (performance.now() > giveUpAt) return false;
    await delay(50);
  }
  return true;
}

export const disk: readonly Fault[] = [diskFull];
