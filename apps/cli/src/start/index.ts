export { type DatabaseUrls, type EmbeddedDatabase, startDatabase } from './database.js';
export { loadSecrets, type Secrets } from './secrets.js';
export { lastLines, READY, serve } from './service.js';
