export { store } from '../../event-store/src/store.js';
