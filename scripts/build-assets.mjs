import { writeBundle } from '@dondoc/worker';
import { buildWeb } from '../apps/web/build.mjs';

/** What the compiler does not make: the workflows as the one file that production workers load, and the pages. */
await writeBundle();
await buildWeb();
