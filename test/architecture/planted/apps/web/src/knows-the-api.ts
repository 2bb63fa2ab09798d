export { controller } from '../../api/src/controller.js';
