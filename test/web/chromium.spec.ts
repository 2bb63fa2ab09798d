import { expect, it } from '@jest/globals';
import { chromiumPath } from '../support/chromium.js';

it('takes the browser that is named, or says in both languages how to get one', () => {
  expect(chromiumPath({ CHROMIUM_PATH: process.execPath, PATH: '' })).toBe(process.execPath);
  const nowhere = () => chromiumPath({ PATH: '/nowhere' });
  expect(nowhere).toThrow(/Hãy cài .*apt-get install chromium.*Install it .*CHROMIUM_PATH/);
  expect(() => chromiumPath({ CHROMIUM_PATH: '/nowhere/chromium', PATH: '' })).toThrow('CHROMIUM_PATH');
});
