export { controller } from '../../../apps/api/src/controller.js';
