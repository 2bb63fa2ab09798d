export { service } from '../../libs/application/src/service.js';
