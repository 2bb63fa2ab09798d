import { Fact } from './a-type.js';
export const fact: Fact = { said: 'so' };
