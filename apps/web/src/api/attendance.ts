/** So long after somebody did something, what the page asks for is still theirs. */
const ATTENDED_MS = 60_000;
const DOING = ['pointerdown', 'keydown', 'wheel', 'touchstart', 'focus'] as const;

const last = { doing: Date.now() };
for (const doing of DOING)
  globalThis.addEventListener(
    doing,
    () => {
      last.doing = Date.now();
    },
    { capture: true, passive: true },
  );

/** What a page asks for by itself, as it was told of a change, says so: it is to keep no session alive. */
export const attendance = (): Readonly<Record<string, string>> =>
  Date.now() - last.doing < ATTENDED_MS ? {} : { 'dondoc-unattended': '1' };
