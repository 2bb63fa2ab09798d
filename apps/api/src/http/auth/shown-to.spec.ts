import { expect, it } from '@jest/globals';
import { assertShownTo } from './shown-to.js';

const lan = { agencyId: 'sgtvt', personId: 'lan' };

it.each([
  ['POST', 'lan', undefined],
  ['POST', undefined, undefined],
  ['POST', 'minh', 'SIGNED_IN_AS_ANOTHER'],
  ['PUT', 'minh', 'SIGNED_IN_AS_ANOTHER'],
  ['DELETE', 'Lan', 'SIGNED_IN_AS_ANOTHER'],
  ['GET', 'minh', undefined],
])('%s of a page shown to %s, by the session of Lan: %s', (method, shownTo, code) => {
  const asked = () => {
    assertShownTo({ method, headers: shownTo === undefined ? {} : { 'dondoc-person': shownTo } }, lan);
  };
  if (code === undefined) expect(asked).not.toThrow();
  else expect(asked).toThrow(code);
});
