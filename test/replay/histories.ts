import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const historiesDir = fileURLToPath(new URL('./histories/', import.meta.url));
/** A folder beside the versions: what today's workflows must not be able to replay. */
export const INCOMPATIBLE = 'incompatible';

export const currentVersion: string = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;

interface Recorded {
  readonly name: string;
  readonly history: { readonly events: readonly RecordedHistoryEvent[] };
}

interface RecordedHistoryEvent {
  readonly workflowExecutionStartedEventAttributes?: { readonly workflowType: { readonly name: string } };
}

/** Every history recorded for a version, in order of name; empty for an unknown version. */
export const recorded = (version: string): readonly Recorded[] =>
  existsSync(`${historiesDir}${version}`)
    ? readdirSync(`${historiesDir}${version}`)
        .sort()
        .map((file) => ({
          name: `${version}/${file}`,
          history: JSON.parse(
            readFileSync(`${historiesDir}${version}/${file}`, 'utf8'),
          ) as Recorded['history'],
        }))
    : [];

export const versions = (): readonly string[] =>
  readdirSync(historiesDir)
    .filter((folder) => folder !== INCOMPATIBLE)
    .sort();

export const workflowTypeOf = ({ history }: Recorded): string | undefined =>
  history.events[0]?.workflowExecutionStartedEventAttributes?.workflowType.name;
