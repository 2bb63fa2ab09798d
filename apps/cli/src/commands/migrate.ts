import { withSecretFiles } from '@dondoc/application';
import { tell } from '../start/console.js';
import { migrateExternal } from '../start/database.js';
import { withDatabase } from '../database-access.js';

/** The embedded database is migrated whenever it is started; one of your own here, as its owner. */
export const migrateCommand = (): Promise<void> =>
  withDatabase('owner', async (owner) => {
    const done = await migrateExternal(withSecretFiles(process.env), owner);
    tell(done.length === 0 ? 'Không có gì mới / nothing new' : done.join('\n'));
  });
