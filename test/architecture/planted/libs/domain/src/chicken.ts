export { egg } from './egg.js';
export const chicken = 1;
