import { describe, it } from '@jest/globals';
it.skip('is off', () => undefined);
it.only('is alone', () => undefined);
describe.skip('is off', () => undefined);
describe.only('is alone', () => undefined);
