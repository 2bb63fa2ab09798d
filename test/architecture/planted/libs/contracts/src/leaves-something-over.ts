export function leave(given: string, over: string) {
  return given;
}
