import { clearInterval, setInterval } from 'node:timers';

/** Messages to the person at the terminal: Vietnamese, then English. On stderr: stdout is for results. */
export const say = (vietnamese, english) => {
  process.stderr.write(`→ ${vietnamese}\n  ${english}\n`);
};

/** A failure whose text says what to do; run.mjs prints it without a stack. */
export class Failure extends Error {
  constructor(vietnamese, english, exitCode = 1) {
    super(`${vietnamese}\n  ${english}`);
    this.exitCode = exitCode;
  }
}

/** Tells every 15 seconds that something long is still going on. */
export const whileWaiting = async (work) => {
  const since = Date.now();
  const ticker = setInterval(() => {
    process.stderr.write(`  … ${Math.round((Date.now() - since) / 1000)} s\n`);
  }, 15_000);
  try {
    return await work;
  } finally {
    clearInterval(ticker);
  }
};
