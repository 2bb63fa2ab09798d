import { expect, it } from '@jest/globals';
import { readOptions } from './options.js';

it('measures everything unless told', () => {
  expect(readOptions([])).toEqual({
    parts: ['commands', 'storm', 'scale'],
    quick: false,
    roundsOnly: false,
    repeats: undefined,
    agencies: undefined,
    json: undefined,
    profile: false,
  });
});

it('takes parts in its own order, and one repeat for a quick look', () => {
  expect(readOptions(['storm', 'commands', '--quick'])).toMatchObject({
    parts: ['commands', 'storm'],
    quick: true,
    roundsOnly: false,
    repeats: 1,
  });
  expect(
    readOptions(['--quick', '--repeats', '4', '--agencies', '7', '--json', 'x.json', '--profile']),
  ).toMatchObject({
    repeats: 4,
    agencies: 7,
    json: 'x.json',
    profile: true,
  });
});

it.each([[['all']], [['--repeats', '0']], [['--repeats', 'many']], [['--agencies', '1001']], [['--fast']]])(
  'answers %j with the usage',
  (args) => {
    expect(() => readOptions(args)).toThrow(/^Không hiểu: [^]*Usage:\nnpm run bench --/);
  },
);
