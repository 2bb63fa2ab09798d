import { expect, it } from '@jest/globals';
import { en } from './en.js';
import { vi } from './vi.js';

const holes = (text: string): readonly string[] => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();

it('has every key in both languages, with something to say', () => {
  expect(Object.keys(en)).toEqual(Object.keys(vi));
  expect([...Object.values(vi), ...Object.values(en)].filter((text) => text.trim() === '')).toEqual([]);
});

it.each(Object.keys(vi) as (keyof typeof vi)[])('%s fills in the same in both languages', (key) => {
  expect(holes(en[key])).toEqual(holes(vi[key]));
});
