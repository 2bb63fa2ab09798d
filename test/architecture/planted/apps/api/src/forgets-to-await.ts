export function forget() {
  Promise.resolve();
}
