import { expect, it } from '@jest/globals';
import { isTouched, together, type Change } from './changes.js';

const nothing: Change = { all: false, reports: [], drafts: [], kinds: [] };
const KEYS = [
  ['me'],
  ['agency'],
  ['divisions'],
  ['inbox'],
  ['inbox', 'toDo', '', null],
  ['report', 'a'],
  ['report', 'a', 'process'],
  ['report', 'b'],
  ['report', 'of', 'nv1'],
  ['draft', 'a'],
  ['draft', 'b'],
  ['notices', 'count'],
  ['plans'],
  ['calendar'],
  ['audit', 'all'],
];
const touched = (change: Partial<Change>): string[] =>
  KEYS.filter((key) => isTouched(key, { ...nothing, ...change })).map((key) => key.join(' '));

it.each([
  [{ reports: ['a'] }, ['inbox', 'inbox toDo  ', 'report a', 'report a process', 'report of nv1']],
  [{ drafts: ['a'] }, ['draft a']],
  [{ kinds: ['notices'] }, ['notices count']],
  [
    { kinds: ['plans'] },
    ['inbox', 'inbox toDo  ', 'report a', 'report a process', 'report b', 'report of nv1', 'plans'],
  ],
  [{ kinds: ['calendar'] }, ['calendar']],
  [{ kinds: ['what a later release tells of'] }, []],
] as const)('%j is of these reads alone', (change, keys) => {
  expect(touched(change)).toEqual(keys);
});

it('anything is all but who is signed in, and of the organisation that too', () => {
  expect(touched({ all: true })).toHaveLength(KEYS.length - 1);
  expect(touched({ kinds: ['agency'] })).toHaveLength(KEYS.length);
});

it('changes that come close together are one', () => {
  const one = { ...nothing, reports: ['a'] };
  const other = { all: true, reports: ['b'], drafts: ['c'], kinds: ['plans'] };
  expect(together(one, other)).toEqual({ all: true, reports: ['a', 'b'], drafts: ['c'], kinds: ['plans'] });
});
