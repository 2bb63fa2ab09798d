import { it } from '@jest/globals';
it.skip('is off', () => undefined);
