import { fileTypeFromFile } from 'file-type';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';

const OLD_OFFICE = 'application/x-cfb';
const TEXT = 'text/plain';

/** By the end of a name, what its file must turn out to be: documents and pictures, nothing that is a box of others. */
const TYPES: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.doc': OLD_OFFICE,
  '.xls': OLD_OFFICE,
  '.ppt': OLD_OFFICE,
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.ods': 'application/vnd.oasis.opendocument.spreadsheet',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.heic': 'image/heic',
  '.txt': TEXT,
  '.csv': TEXT,
};

/** Ends of names that are taken, for people. */
export const takenTypes = Object.keys(TYPES)
  .map((end) => end.slice(1))
  .join(', ');

/** What the file is by its content; undefined unless it is of a kind that is taken and of what its name says. */
export async function typeOf(path: string, name: string): Promise<string | undefined> {
  const expected = TYPES[extname(name).toLowerCase()];
  if (expected === undefined) return undefined;
  const found = await fileTypeFromFile(path);
  // Text has no mark of its own: it is what decodes, and what nothing else claims.
  const type = found?.mime ?? ((await isText(path)) ? TEXT : undefined);
  return type === expected ? type : undefined;
}

async function isText(path: string): Promise<boolean> {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)).includes('\0');
  } catch {
    return false;
  }
}
