import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from '../embedded/home.js';

/** The release this program is of. */
export const release: string = (
  JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8')) as { version: string }
).version;
