export { fact } from '../../domain/src/fact.js';
