import type { Fault } from '../fault.js';

/** Several faults on one stage, the oracle asked at the end; those that need the limit ahead come first. */
export const oneAfterAnother = (faults: readonly [Fault, ...Fault[]]): Fault => ({
  ...faults[0],
  name: faults.map(({ name }) => name).join(', '),
  vi: faults.map(({ vi }) => vi).join('; '),
  en: faults.map(({ en }) => en).join('; '),
  breaks: async (scene) => {
    const complaints: string[] = [];
    for (const fault of faults) {
      scene.say(`${fault.name}:`);
      complaints.push(...(await fault.breaks(scene)));
    }
    return complaints;
  },
});
