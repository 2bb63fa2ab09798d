import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const documents = [
  'README.md',
  'README.vi.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Every file of the repository, and every folder that holds one, as `apps/api/`. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 1 << 26,
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));
const folders = files.flatMap((path) =>
  path.split('/').flatMap((_, depth, parts) => (depth === 0 ? [] : [`${parts.slice(0, depth).join('/')}/`])),
);
const known = [...new Set([...files, ...folders])].map((path) => `/${path}`);

/** What stands in backticks and code blocks, where commands and paths are written. */
const codeOf = (text: string): string[] => {
  const FENCED = /^```(\w*)\n([^]*?)^```$/gm;
  const blocks = [...text.matchAll(FENCED)].flatMap(([, language, code = '']) =>
    language === 'mermaid' ? [] : [code],
  );
  const inline = [...text.replace(FENCED, '').matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  return [...blocks, ...inline];
};

/** Words with a slash that name no place in the repository. */
const NO_PATHS = /^(Asia\/Ho_Chi_Minh|node:.*|@.*|\/.*|https?:.*|\.dondoc\/.*)$/;
const PATH = /^[\w.<>*-]+(\/[\w.<>*-]+)*\/?$/;
const FILE = /\.(ts|mjs|cjs|js|json|md|sql|yaml|txt)$/;

const pathsIn = (text: string): string[] =>
  codeOf(text)
    .flatMap((code) => code.split(/\s+/))
    .filter((word) => PATH.test(word) && !NO_PATHS.test(word) && (word.includes('/') || FILE.test(word)));

/** From the root, or as the end of a path; `<name>` and `*` stand for any one name, or part of one. */
const exists = (path: string): boolean => {
  const pattern = path
    .replace(/[.]/g, '\\.')
    .replace(/<\w+>|\*/g, '[^/]+')
    .replace(/\/?$/, '/?$');
  const found = new RegExp(`/${pattern}`);
  return known.some((one) => found.test(one));
};

const linksIn = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^(https?|mailto):/.test(target));

interface Manifest {
  readonly name?: string;
  readonly scripts?: Readonly<Record<string, string>>;
}
const manifests = files
  .filter((path) => /^((apps|libs)\/[\w-]+\/|workflows\/)?package\.json$/.test(path))
  .map((path) => JSON.parse(read(path)) as Manifest);
const scriptsOf = (workspace: string): readonly string[] =>
  Object.keys(manifests.find(({ name }) => name === workspace)?.scripts ?? {});
const dondocCommands = [...read('apps/cli/src/main.ts').matchAll(/\.command\('(\w+)'/g)].map(
  ([, name]) => name,
);

/** `workspace script` of every npm command named. */
const npmIn = (text: string): string[][] =>
  codeOf(text).flatMap((code) => [
    ...[...code.matchAll(/\bnpm run (?:-s )?([\w:-]+)(?: -w (\S+))?/g)].map(([, script = '', workspace]) => [
      workspace ?? 'dondoc',
      script,
    ]),
    ...[...code.matchAll(/\bnpm (start|test)\b/g)].map(([, script = '']) => ['dondoc', script]),
  ]);
const dondocIn = (text: string): string[] =>
  codeOf(text).flatMap((code) =>
    [...code.matchAll(/\bdondoc(?: --)? ([a-z]\w*)/g)].map(([, command = '']) => command),
  );

describe('what is looked for', () => {
  it('is found at all', () => {
    const everything = documents.map(read).join('\n');
    expect(pathsIn(everything).length).toBeGreaterThan(10);
    expect(linksIn(everything).length).toBeGreaterThan(10);
    expect(npmIn(everything).length).toBeGreaterThan(5);
    expect(dondocIn(everything)).toContain('reconcile');
    expect(dondocCommands).toContain('start');
  });

  it('is missed when it is not there', () => {
    const text = 'See `libs/domain/src/none.ts`, [this](docs/none.md), `npm run none` and `dondoc none`.';
    expect(pathsIn(text).filter(exists)).toEqual([]);
    expect([pathsIn(text), linksIn(text), npmIn(text), dondocIn(text)]).toEqual([
      ['libs/domain/src/none.ts'],
      ['docs/none.md'],
      [['dondoc', 'none']],
      ['none'],
    ]);
  });
});

describe.each(documents)('%s', (document) => {
  const text = read(document);

  it('links to what is there', () => {
    const dead = linksIn(text).filter((target) => !existsSync(join(root, dirname(document), target)));
    expect(dead).toEqual([]);
  });

  it('names files and folders that exist', () => {
    expect(pathsIn(text).filter((path) => !exists(path))).toEqual([]);
  });

  it('names commands that exist', () => {
    expect(
      npmIn(text).filter(([workspace = '', script = '']) => !scriptsOf(workspace).includes(script)),
    ).toEqual([]);
    expect(dondocIn(text).filter((command) => !dondocCommands.includes(command))).toEqual([]);
  });
});
