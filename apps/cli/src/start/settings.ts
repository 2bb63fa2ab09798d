import { StartFailure, freePort, homeDir, portInUse } from '../embedded/index.js';
import { whyNoSampleIssuer } from './sign-in.js';

export interface StartSettings {
  readonly home: string;
  readonly host: string;
  readonly port: number;
  /** Absent when TEMPORAL_ADDRESS names a server of one's own. */
  readonly temporal: { readonly port: number; readonly uiPort: number } | undefined;
  readonly temporalAddress: string | undefined;
  /** Absent where the sample issuer is not started. */
  readonly issuerPort: number | undefined;
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
  const issuerPort =
    whyNoSampleIssuer(env) === undefined ? await portFrom(env, 'ISSUER_PORT', 3001) : undefined;
  const settings = {
    home: homeDir(env),
    host: env['HOST'] || '127.0.0.1',
    port,
    temporalAddress,
    issuerPort,
  };
  if (temporalAddress !== undefined) return { ...settings, temporal: undefined };
  const temporal = {
    port: await portFrom(env, 'TEMPORAL_PORT', 7233),
    uiPort: await portFrom(env, 'TEMPORAL_UI_PORT', 8233),
  };
  return { ...settings, temporal };
};

interface Wanted {
  readonly variable: string;
  readonly purpose: string;
  readonly port: number;
}

/** Set by whoever starts; a command to be typed again repeats them. No addresses of databases: they hold passwords. */
const REPEATED = [
  'DONDOC_HOME',
  'HOST',
  'PORT',
  'ISSUER_PORT',
  'TEMPORAL_PORT',
  'TEMPORAL_UI_PORT',
  'TEMPORAL_ADDRESS',
];

const nextFree = async (from: number, taken: ReadonlySet<number>): Promise<number> => {
  for (let port = from + 1; port <= 65_535; port += 1)
    if (!taken.has(port) && !(await portInUse(port))) return port;
  return freePort();
};

/** Refuses ports that are taken, or asked for twice, before anything is started: all of them in one sentence. */
export const assertPortsFree = async (
  { port, temporal, issuerPort }: StartSettings,
  env: NodeJS.ProcessEnv,
): Promise<void> => {
  const wanted: Wanted[] = [{ variable: 'PORT', purpose: 'API', port }];
  if (issuerPort !== undefined)
    wanted.push({ variable: 'ISSUER_PORT', purpose: 'đăng nhập mẫu / sample issuer', port: issuerPort });
  if (temporal)
    wanted.push(
      { variable: 'TEMPORAL_PORT', purpose: 'Temporal', port: temporal.port },
      { variable: 'TEMPORAL_UI_PORT', purpose: 'Temporal UI', port: temporal.uiPort },
    );
  const kept = new Set<number>();
  const refused: (Wanted & { readonly twice: boolean })[] = [];
  for (const one of wanted) {
    const twice = kept.has(one.port);
    if (twice || (await portInUse(one.port))) refused.push({ ...one, twice });
    else kept.add(one.port);
  }
  if (refused.length === 0) return;

  const variables = new Map(REPEATED.flatMap((name) => (env[name] ? [[name, env[name]] as const] : [])));
  for (const { variable, port: taken } of refused) {
    const instead = await nextFree(taken, kept);
    kept.add(instead);
    variables.set(variable, String(instead));
  }
  const command = [...[...variables].map(([name, value]) => `${name}=${quoted(value)}`), 'npm start'].join(
    ' ',
  );
  const list = (twice: string) =>
    refused.map((one) => `${one.port} (${one.purpose}${one.twice ? `, ${twice}` : ''})`).join(', ');
  throw new StartFailure(
    `Cổng không dùng được: ${list('trùng với phần khác')}. Hãy dừng chương trình đang dùng, hoặc chạy: ${command}`,
    `Ports that cannot be used: ${list('the same as for another part')}. Stop what uses them, or run: ${command}`,
  );
};

const quoted = (value: string): string =>
  /^[\w./:@-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
