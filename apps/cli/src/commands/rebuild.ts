import { rebuildReadModels } from '@dondoc/read-models';
import { withDatabase } from '../database-access.js';

/** Drops every read model and folds it anew from the events; nothing that is recorded changes. */
export const rebuildCommand = (): Promise<void> =>
  withDatabase('app', async (app) => {
    const streams = await rebuildReadModels(app);
    process.stdout.write(`Đã dựng lại từ ${streams} chuỗi / rebuilt from ${streams} streams\n`);
  });
