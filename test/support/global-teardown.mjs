import { removeRun } from './run-dir.mjs';

export default function teardown() {
  if (process.env.DONDOC_TEST_RUN) removeRun(process.env.DONDOC_TEST_RUN);
}
