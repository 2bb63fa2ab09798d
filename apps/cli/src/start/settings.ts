import { StartFailure, assertPortFree, freePort, homeDir } from '../embedded/index.js';

export interface StartSettings {
  readonly home: string;
  readonly host: string;
  readonly port: number;
  /** Absent when TEMPORAL_ADDRESS names a server of one's own. */
  readonly temporal: { readonly port: number; readonly uiPort: number } | undefined;
  readonly temporalAddress: string | undefined;
}

/** 0 means any free port, as everywhere else. */
const portFrom = async (env: NodeJS.ProcessEnv, variable: string, usual: number): Promise<number> => {
  const text = env[variable] ?? '';
  const port = text === '' ? usual : Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartFailure(
      `${variable}=${text} không phải là số cổng (0–65535).`,
      `${variable}=${text} is no port number (0–65535).`,
    );
  return port === 0 ? freePort() : port;
};

/** What the environment asks for. */
export const startSettings = async (env: NodeJS.ProcessEnv): Promise<StartSettings> => {
  const port = await portFrom(env, 'PORT', 3000);
  const temporalAddress = env['TEMPORAL_ADDRESS'] || undefined;
  const settings = { home: homeDir(env), host: env['HOST'] || '127.0.0.1', port, temporalAddress };
  if (temporalAddress !== undefined) return { ...settings, temporal: undefined };
  const temporal = {
    port: await portFrom(env, 'TEMPORAL_PORT', 7233),
    uiPort: await portFrom(env, 'TEMPORAL_UI_PORT', 8233),
  };
  return { ...settings, temporal };
};

/** Refuses ports that are taken, before anything is started. */
export const assertPortsFree = async ({ port, temporal }: StartSettings): Promise<void> => {
  await assertPortFree(port, 'API', 'PORT');
  if (!temporal) return;
  await assertPortFree(temporal.port, 'Temporal', 'TEMPORAL_PORT');
  await assertPortFree(temporal.uiPort, 'Temporal UI', 'TEMPORAL_UI_PORT');
};
