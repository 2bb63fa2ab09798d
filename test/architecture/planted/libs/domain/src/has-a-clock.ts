export const impure = () => [
  Date.now(),
  process.env,
  setTimeout,
  setInterval,
  crypto,
  fetch,
  console,
  performance,
];
