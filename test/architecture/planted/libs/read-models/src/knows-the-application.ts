export { service } from '../../application/src/service.js';
