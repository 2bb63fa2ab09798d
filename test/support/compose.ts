import { projectDir } from '@dondoc/cli/embedded';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
  readonly restart: string;
  readonly profiles?: readonly string[];
  readonly cpu_shares?: number;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly disable?: boolean; readonly test?: readonly string[] };
  readonly logging?: { readonly options: Readonly<Record<string, string>> };
}

export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

export const dockerDir = join(projectDir, 'docker');
export const dockerFile = (name: string): Promise<string> => readFile(join(dockerDir, name), 'utf8');

/** docker/compose.yaml, its aliases and merges resolved. */
export const readCompose = async (): Promise<Compose> =>
  parse(await dockerFile('compose.yaml'), { merge: true }) as Compose;

/** The command of the image's own health check. */
export const imageHealthcheck = async (): Promise<readonly string[]> => {
  const [, command] = /^HEALTHCHECK [^[]*CMD (\[.*\])$/m.exec(await dockerFile('Dockerfile')) ?? [];
  return JSON.parse(command ?? 'null') as string[];
};
