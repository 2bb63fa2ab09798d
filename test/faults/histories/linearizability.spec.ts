import { describe, expect, it } from '@jest/globals';
import { checkLinearizable } from './linearizability.js';
import { etcdHistory, keyValue, keyValueHistory, register, wholeStore } from './vectors.js';

const write = (client: number, value: string, call: number, end: number) => ({
  ...{ client, call, end, input: { do: 'write', value } as const, output: 'written' as const },
});
const read = (client: number, value: string, call: number, end: number) => ({
  ...{ client, call, end, input: { do: 'read' } as const, output: { read: value } },
});

/** From porcupine's TestRegisterModel and TestZeroDuration, which have them from MIT 6.824, quiz 2 of 2017. */
describe('a register', () => {
  it.each([
    ['one read sees the write and an overlapping one does not', 25, 75, 30, 60, true],
    ['a read sees what one that ended before it no longer sees', 10, 30, 40, 90, false],
    ['a read that took no time', 25, 75, 30, 30, true],
  ])('%s', (_what, seenFrom, seenTo, unseenFrom, unseenTo, linearizable) => {
    const history = [
      write(0, '100', 0, 100),
      read(1, '100', seenFrom, seenTo),
      read(2, 'nil', unseenFrom, unseenTo),
    ];
    expect(checkLinearizable(register, history).linearizable).toBe(linearizable);
  });

  it('takes a write without an answer as done at any time, or never', () => {
    const unanswered = { ...write(0, '7', 0, Infinity), output: 'unknown' as const };
    const later = (value: string) => read(1, value, 500, 501);
    for (const value of ['7', 'nil'])
      expect(checkLinearizable(register, [unanswered, later(value)]).linearizable).toBe(true);
    expect(checkLinearizable(register, [unanswered, later('8')]).linearizable).toBe(false);
  });

  it('gives the longest order found when there is none for all', () => {
    const history = [write(0, '1', 0, 1), read(0, '1', 2, 3), read(0, '2', 4, 5)];
    expect(checkLinearizable(register, history)).toEqual({
      linearizable: false,
      longest: history.slice(0, 2),
    });
  });

  it('says when it could not decide', () => {
    expect(() => checkLinearizable(register, [write(0, '1', 0, 1)], 0)).toThrow('undecided after 0 steps');
  });
});

describe('the published histories of etcd', () => {
  const good = ['002', '005', '007', '018', '025', '031', '038', '045', '048', '049', '080', '100', '102'];
  const bad = ['000', '001', '003', '004', '006', '010', '063'];

  it.each([
    ...good.map((number) => [number, true] as const),
    ...bad.map((number) => [number, false] as const),
  ])('etcd_%s: %s', async (number, linearizable) => {
    const history = await etcdHistory(`etcd_${number}.log`);
    expect(history.length).toBeGreaterThan(50);
    expect(checkLinearizable(register, history).linearizable).toBe(linearizable);
  });
});

describe('the published histories of a key-value store', () => {
  it.each([
    ['c01-ok', true],
    ['c01-bad', false],
    ['c10-ok', true],
    ['c10-bad', false],
  ])('%s: %s, key by key', async (name, linearizable) => {
    const history = await keyValueHistory(`${name}.txt`);
    expect(history.length).toBeGreaterThan(30);
    expect(checkLinearizable(keyValue, history).linearizable).toBe(linearizable);
  });

  it.each([
    ['c01-ok', true],
    ['c01-bad', false],
  ])('%s: %s, as one object', async (name, linearizable) => {
    const history = await keyValueHistory(`${name}.txt`);
    expect(checkLinearizable(wholeStore, history).linearizable).toBe(linearizable);
  });
});
