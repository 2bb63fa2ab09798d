import { configFrom, createApi } from '@dondoc/api';
import { createApplication } from '@dondoc/application';
import { withFolders } from '@dondoc/cli/embedded';
import { serve } from '@dondoc/cli/start';
import { lagFrom, shiftedClock } from './shifted-clock.js';

/** The product's API under a shifted clock; the shipped program cannot be told to do this. */
await serve(async () => {
  const { databaseUrl, port, host, api: config } = configFrom(withFolders());
  const application = await createApplication({
    appUrl: databaseUrl,
    clock: shiftedClock(lagFrom(process.env)),
  });
  const app = await createApi({ application, config });
  await app.listen(port, host);
  return {
    ended: new Promise<never>(() => undefined),
    stop: async () => {
      await app.close();
      await application.close();
    },
  };
});
