import { describe, expect, it } from '@jest/globals';
import { OneAtATime } from './one-at-a-time.js';

describe('long work that anyone may ask for', () => {
  const work = () => {
    const begun: string[] = [];
    const ends = new Map<string, (end?: Error) => void>();
    const one = new OneAtATime<string>();
    const ask = (key: string) =>
      one.run(key, () => {
        begun.push(key);
        return new Promise((resolve, reject) =>
          ends.set(key, (error) => (error ? reject(error) : resolve(key))),
        );
      });
    return { begun, ask, end: (key: string, error?: Error) => ends.get(key)?.(error) };
  };
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('is done once for all who ask meanwhile, and again for who asks later', async () => {
    const { begun, ask, end } = work();
    const asked = [ask('a'), ask('a'), ask('a')];
    await turn();
    end('a');
    expect(await Promise.all(asked)).toEqual(['a', 'a', 'a']);
    expect(begun).toEqual(['a']);
    const later = ask('a');
    await turn();
    end('a');
    await later;
    expect(begun).toEqual(['a', 'a']);
  });

  it('waits for what is under way, also when that fails', async () => {
    const { begun, ask, end } = work();
    const [first, second] = [ask('a'), ask('b')];
    await turn();
    expect(begun).toEqual(['a']);
    end('a', new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await turn();
    expect(begun).toEqual(['a', 'b']);
    end('b');
    expect(await second).toBe('b');
  });
});
