import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import type { FilePath, FileProblem, FileResult, ProblemAt } from './file-problem.types.js';
import { failed } from './file-result.js';
import { readText, unreadableAt } from './text-file.js';
import { DEEPEST, nestingFault } from './yaml-nesting.js';

export interface YamlSource {
  /** Plain JSON. */
  readonly value: unknown;
  readonly problemAt: ProblemAt;
  /** As `problemAt`, at the key itself rather than at its value. */
  readonly problemAtKey: ProblemAt;
}

/**
 * Reads YAML 1.2 strictly: UTF-8 text without tabs and control characters, one document of plain maps,
 * lists and scalars, no key twice. Never throws; every problem names its line.
 */
export function readYaml(input: string | Uint8Array, fileName: string): FileResult<{ source: YamlSource }> {
  const lines = new LineCounter();
  const at = (offset: number, code: FileProblem['code'], field = '', params: FileProblem['params'] = {}) => {
    const { line, col } = lines.linePos(offset);
    return { fileName, line: Math.max(line, 1), column: Math.max(col, 1), code, field, params };
  };

  const read = readText(input, fileName);
  if (!read.ok) return read;
  const { text } = read;
  lines.addNewLine(0);
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) lines.addNewLine(end + 1);
  const tab = text.indexOf('\t');
  if (tab !== -1) return failed([at(tab, 'FILE_HAS_TAB')]);

  const fault = nestingFault(text);
  if (fault) return failed([at(fault.offset, fault.code)]);
  const document = parseDocument(text, { schema: 'core', uniqueKeys: false, prettyErrors: false });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    return failed(
      faults.map(({ pos, code }) =>
        at(pos[0], code === 'TAG_RESOLVE_FAILED' ? 'FILE_NOT_PLAIN' : 'FILE_NOT_YAML', '', { reason: code }),
      ),
    );
  }
  if (document.contents === null) return failed([at(0, 'FILE_EMPTY')]);

  const places = new Map<string, { value: number; key: number }>();
  const problems: FileProblem[] = [];
  const value = plain(document.contents, [], 0);
  if (problems.length > 0) return failed(problems);
  return { ok: true, source: { value, problemAt: problemAt('value'), problemAtKey: problemAt('key') } };

  function plain(node: unknown, path: FilePath, keyOffset: number): unknown {
    const offset = (node as Node | null)?.range?.[0] ?? keyOffset;
    places.set(path.join('.'), { value: offset, key: keyOffset });
    const notPlain = () => void problems.push(at(offset, 'FILE_NOT_PLAIN', path.join('.')));
    if (path.length > DEEPEST) return void problems.push(at(offset, 'FILE_TOO_DEEP', path.join('.')));
    if (isAlias(node)) return notPlain();
    if ((isScalar(node) || isMap(node) || isSeq(node)) && (node.anchor ?? node.tag)) return notPlain();
    if (isScalar(node)) return scalar(node.value, offset, path);
    if (isSeq(node)) {
      return node.items.map((item, index) =>
        plain(item, [...path, index], (item as Node | null)?.range?.[0] ?? offset),
      );
    }
    if (!isMap(node)) return null;
    const entries = new Map<string, unknown>();
    for (const { key, value: entry } of node.items) {
      if (!isScalar(key) || typeof key.value !== 'string' || key.anchor) {
        notPlain();
        continue;
      }
      const keyAt = key.range?.[0] ?? offset;
      if (entries.has(key.value)) {
        problems.push(at(keyAt, 'KEY_DUPLICATE', [...path, key.value].join('.'), { key: key.value }));
      }
      entries.set(key.value, plain(entry, [...path, key.value], keyAt));
    }
    return Object.fromEntries(entries);
  }

  /** Escapes of quoted text can smuggle in what the file itself may not hold. */
  function scalar(content: unknown, offset: number, path: FilePath): unknown {
    const hidden = typeof content === 'string' ? hiddenIn(content) : undefined;
    if (hidden) problems.push(at(offset, hidden.code, path.join('.'), hidden.params));
    return content;
  }

  function problemAt(side: 'value' | 'key'): ProblemAt {
    return (path, code, params = {}) => {
      for (let length = path.length; length >= 0; length -= 1) {
        const place = places.get(path.slice(0, length).join('.'));
        const shown = length === path.length ? place?.[side] : place?.key;
        if (shown !== undefined) return at(shown, code, path.join('.'), params);
      }
      return at(0, code, path.join('.'), params);
    };
  }
}

function hiddenIn(text: string): { code: FileProblem['code']; params: FileProblem['params'] } | undefined {
  return unreadableAt(text) ?? (text.includes('\t') ? { code: 'FILE_HAS_TAB', params: {} } : undefined);
}
