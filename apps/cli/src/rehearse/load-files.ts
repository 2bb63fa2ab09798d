import { basename, dirname, resolve } from 'node:path';
import {
  type FileResult,
  type Rehearsal,
  readCalendarFile,
  readOrganisationFile,
  readPlanFile,
  readRehearsalFile,
  resolvePlan,
} from '@dondoc/application';
import { emptyOrganisation } from '@dondoc/domain';
import { readText, valueOf } from '../importer.js';
import type { RehearsalFiles } from './play.js';

const read = async <T>(
  path: string,
  reader: (input: Uint8Array, fileName: string) => FileResult<T>,
): Promise<T> => valueOf(reader(await readText(path), basename(path)));

/** Reads a script and the files it names. Throws StartFailure with every mistake and its line. */
export async function loadRehearsal(path: string): Promise<{ rehearsal: Rehearsal; files: RehearsalFiles }> {
  const { rehearsal } = await read(path, readRehearsalFile);
  const beside = (name: string) => resolve(dirname(path), name);
  const { calendar } = await read(beside(rehearsal.calendar), readCalendarFile);
  const { content: organisation } = await read(beside(rehearsal.organisation), readOrganisationFile);
  const file = await read(beside(rehearsal.plan), readPlanFile);
  const { content: plan, sourceHash } = valueOf(resolvePlan(file, { ...emptyOrganisation, ...organisation }));
  return { rehearsal, files: { organisation, calendar, plan, sourceHash } };
}
