import { expect, it } from '@jest/globals';
import { en } from './en.js';
import { enMore } from './en-more.js';
import { vi } from './vi.js';
import { viMore } from './vi-more.js';

const [vietnamese, english] = [
  { ...vi, ...viMore },
  { ...en, ...enMore },
];
const holes = (text: string): readonly string[] => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();

it('has every key in both languages, once, with something to say', () => {
  expect(Object.keys(english).toSorted()).toEqual(Object.keys(vietnamese).toSorted());
  expect(Object.keys(vi).filter((key) => key in viMore)).toEqual([]);
  const texts = [...Object.values(vietnamese), ...Object.values(english)];
  expect(texts.filter((text) => text.trim() === '')).toEqual([]);
});

it.each(Object.keys(vietnamese) as (keyof typeof vietnamese)[])(
  '%s fills in the same in both languages',
  (key) => {
    expect(holes(english[key])).toEqual(holes(vietnamese[key]));
  },
);
