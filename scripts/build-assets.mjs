import { writeBundle } from '@dondoc/worker';

/** The workflows as the one file that production workers load: made once here, not at every start. */
await writeBundle();
