import { StartFailure } from '../embedded/start-failure.js';
import { chooseAgency, withApplication } from '../database-access.js';
import { Importer, readText } from '../importer.js';
import { tell } from '../start/console.js';

type Kind = 'organisation' | 'calendar' | 'plan';

/** What only a file of its kind has at its top level; the strict reading of the kind does the rest. */
const MARKS: readonly (readonly [Kind, RegExp])[] = [
  ['organisation', /^agency:/m],
  ['calendar', /^holidays:/m],
  ['plan', /^planId:/m],
];

const kindOf = async (path: string): Promise<Kind> => {
  const text = (await readText(path)).toString('utf8');
  const kind = MARKS.find(([, mark]) => mark.test(text))?.[0];
  if (kind === undefined)
    throw new StartFailure(
      `${path} không phải là tệp tổ chức (agency:), lịch (holidays:) hay kế hoạch (planId:).`,
      `${path} is neither an organisation (agency:), a calendar (holidays:) nor a plan (planId:).`,
    );
  return kind;
};

/** Imports in the order in which they need one another: divisions, calendar, plans. The same files twice change nothing. */
export const importFiles = (files: readonly string[], options: { agency?: string }): Promise<void> =>
  withApplication(async (application) => {
    const known = await Promise.all(files.map(async (path) => ({ path, kind: await kindOf(path) })));
    const sorted = MARKS.flatMap(([kind]) => known.filter((file) => file.kind === kind));
    const organisation = sorted.find((file) => file.kind === 'organisation');
    const agencyId = organisation
      ? await Importer.agencyIn(organisation.path)
      : await chooseAgency(application, options.agency);
    const importer = new Importer(application, agencyId);
    for (const { path, kind } of sorted) {
      const imported = await importer[kind](path);
      const changed = typeof imported === 'boolean' ? imported : imported.changed;
      tell(`✓ ${path} → ${agencyId}${changed ? '' : ': đã có, không đổi / already there, nothing changed'}`);
    }
  });
