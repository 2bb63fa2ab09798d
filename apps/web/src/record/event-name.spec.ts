import { eventRegistry } from '@dondoc/read-models';
import { expect, it } from '@jest/globals';
import { viMore } from '../i18n/vi-more.js';
import { EVENT_TYPES } from './event-name.js';
import { FACTS } from './facts.js';

const after = (prefix: string): string[] =>
  Object.keys(viMore)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));

it('has a word for every event there is, and for no other', () => {
  expect([...EVENT_TYPES].toSorted()).toEqual(eventRegistry.types().toSorted());
  expect(after('event.').toSorted()).toEqual([...EVENT_TYPES].toSorted());
});

it('has a word for every fact that is shown, and for no other', () => {
  expect(after('fact.').toSorted()).toEqual([...FACTS].toSorted());
});
