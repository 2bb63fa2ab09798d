/** Everything for the eye goes to stderr, so that what a command answers can be piped. */
export const tell = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** Shows what is being done and how long it took. */
export const step = async <T>(vietnamese: string, english: string, work: () => Promise<T>): Promise<T> => {
  const since = performance.now();
  tell(`→ ${vietnamese} / ${english} …`);
  const result = await work();
  tell(`  ✓ ${((performance.now() - since) / 1000).toFixed(1)} s`);
  return result;
};
