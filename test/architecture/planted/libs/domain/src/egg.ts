export { chicken } from './chicken.js';
export const egg = 1;
