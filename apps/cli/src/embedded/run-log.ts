import { appendFileSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { withPrivateFiles } from './folders.js';

const BEGINS = '=== dondoc: bắt đầu / begins ';

/** Separates this run of a part from the ones before it in the same file. */
export const beginLog = (logFile: string): void => {
  const folder = dirname(logFile);
  mkdirSync(dirname(folder), { recursive: true });
  withPrivateFiles(() => {
    // What is reported of people and their reports is nobody else's to read.
    mkdirSync(folder, { recursive: true });
    appendFileSync(logFile, `${BEGINS}${new Date().toISOString()} ===\n`);
  });
};

/** The last lines that the newest run of a part has written. */
export const lastLinesOf = async (logFile: string, count: number): Promise<string[]> => {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  const lines = text.trimEnd().split('\n');
  return lines.slice(lines.findLastIndex((line) => line.startsWith(BEGINS)) + 1).slice(-count);
};
