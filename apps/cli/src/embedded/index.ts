export { attachmentsFolder, binDir, homeDir, projectDir, withFolders } from './home.js';
export { freePort, portInUse } from './ports.js';
export { type Postgres, type PostgresOptions, startPostgres } from './postgres.js';
export { StartFailure, textOf } from './start-failure.js';
export { type Temporal, startTemporal, stopLeftOverTemporal } from './temporal-server.js';
export { type Child, isRunning, startChild, stopLeftOver } from './child.js';
export { temporalBinary } from './temporal-binaries.js';
