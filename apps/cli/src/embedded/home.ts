import { fileURLToPath } from 'node:url';
import { join, resolve } from 'node:path';

/** The folder of the whole project; this file stands four folders below it, in src as in dist. */
export const projectDir = fileURLToPath(new URL('../../../../', import.meta.url));

/** Where everything that is no source lives: data, binaries, secrets, logs. */
export const homeDir = (env: NodeJS.ProcessEnv = process.env): string =>
  env['DONDOC_HOME'] ? resolve(env['DONDOC_HOME']) : join(projectDir, '.dondoc');

/** Where the files of reports are kept. */
export const attachmentsFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  env['DONDOC_ATTACHMENTS'] ? resolve(env['DONDOC_ATTACHMENTS']) : join(homeDir(env), 'attachments');

/** Where the worker leaves what jobs have made, for the API. */
const jobFilesFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  env['DONDOC_JOB_FILES'] ? resolve(env['DONDOC_JOB_FILES']) : join(homeDir(env), 'job-files');

/** As the processes take them, where the environment says nothing. */
export const withFolders = (env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv => ({
  ...env,
  DONDOC_ATTACHMENTS: attachmentsFolder(env),
  DONDOC_JOB_FILES: jobFilesFolder(env),
});

/** Downloaded binaries can be shared by several homes (a test's own home, say). */
export const binDir = (env: NodeJS.ProcessEnv = process.env): string =>
  env['DONDOC_BIN'] ? resolve(env['DONDOC_BIN']) : join(homeDir(env), 'bin');
