import { setTimeout as delay } from 'node:timers/promises';
import { CutProxy } from '../cut-proxy.js';
import { STARTS, type Fault, type Scene } from '../fault.js';

/** Cut on average of so many answers, so that a client gets through in the end. */
const ONE_IN = 6;
const CUTS_AT_LEAST = 60;
const PATIENCE_MS = 60_000;

/** The load goes through it until as many answers as that were cut. */
async function cutting(scene: Scene, proxy: CutProxy, what: string): Promise<readonly string[]> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (proxy.cut < CUTS_AT_LEAST && performance.now() < giveUpAt) await delay(50);
  scene.say(`  ${proxy.cut} ${what}`);
  return proxy.cut < CUTS_AT_LEAST ? [`only ${proxy.cut} connections were cut`] : [];
}

const answerCut: Fault = {
  name: 'answer-cut',
  vi: 'kết nối đứt sau khi ghi, trước khi người gửi nhận trả lời',
  en: 'the connection between client and API cut after the commit, when the answer begins',
  startsAt: STARTS.ordinary,
  silent: 8,
  breaks: async (scene) => {
    const { stage, office, random } = scene;
    const proxy = await CutProxy.start({
      target: Number(new URL(stage.apiUrl).port),
      cuts: () => random() * ONE_IN < 1,
    });
    try {
      office.apiUrl = `http://127.0.0.1:${proxy.port}`;
      scene.beginLoad();
      return await cutting(scene, proxy, 'answers of the API cut off');
    } finally {
      office.apiUrl = stage.apiUrl;
      await proxy.stop();
    }
  },
};

/** A simple query of PostgreSQL's protocol: 'Q', its length, the text. */
const isCommit = (chunk: Buffer): boolean => chunk.includes('COMMIT\0');

const commitCut: Fault = {
  name: 'commit-cut',
  vi: 'kết nối API – PostgreSQL đứt khi PostgreSQL vừa trả lời COMMIT',
  en: 'the connection between API and PostgreSQL cut when the answer to COMMIT begins',
  startsAt: STARTS.ordinary,
  silent: 8,
  breaks: async (scene) => {
    const { stage, random } = scene;
    const direct = new URL(stage.urls.app);
    const proxy = await CutProxy.start({
      target: Number(direct.port),
      isOfInterest: isCommit,
      cuts: () => random() * ONE_IN < 1,
    });
    const through = new URL(direct);
    through.port = String(proxy.port);
    try {
      await stage.api.stop();
      await stage.api.start({ DATABASE_URL: through.href });
      scene.beginLoad();
      return await cutting(scene, proxy, 'answers to COMMIT cut off');
    } finally {
      await stage.api.stop();
      await proxy.stop();
      await stage.api.start();
    }
  },
};

export const cuts: readonly Fault[] = [answerCut, commitCut];
