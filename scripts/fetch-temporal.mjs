import { temporalBinary } from '@dondoc/cli/embedded';

/** Before the specs that need them run side by side: fetched once, not by each. */
for (const program of ['temporal', 'temporal-test-server'])
  process.stderr.write(`${await temporalBinary(program, (text) => process.stderr.write(`${text}\n`))}\n`);
