import { describe, expect, it } from '@jest/globals';
import { bodyHash, canonicalJson } from './canonical-json.js';
import { UnstorableValue } from './errors.js';

describe('canonical JSON', () => {
  it('orders keys by UTF-16 code unit, at every depth', () => {
    expect(canonicalJson({ b: { z: 1, a: 2 }, é: 1, a: [{ y: 1, x: 2 }] })).toBe(
      '{"a":[{"x":2,"y":1}],"b":{"a":2,"z":1},"é":1}',
    );
  });

  it('writes numbers in their shortest form and text without needless escapes', () => {
    expect(canonicalJson(JSON.parse('{"a":1.0,"b":1e21,"c":"\\u00e9\\u0001\\/"}'))).toBe(
      '{"a":1,"b":1e+21,"c":"é\\u0001/"}',
    );
  });

  it.each([
    ['NUL', { text: 'a\u0000b' }],
    ['NUL after a backslash', { text: '\\\u0000' }],
    ['NUL in a key', { 'a\u0000': 1 }],
    ['a lone surrogate', { text: '\ud800' }],
    ['NaN', { value: Number.NaN }],
    ['nothing', undefined],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(UnstorableValue);
  });

  it('keeps a text that only looks like an escaped NUL', () => {
    expect(canonicalJson({ text: '\\u0000' })).toBe('{"text":"\\\\u0000"}');
  });
});

describe('the hash of a body', () => {
  it('is the same whatever the order of keys, and another for another body', () => {
    expect(bodyHash({ a: 1, b: [1, 2] })).toBe(bodyHash({ b: [1, 2], a: 1 }));
    expect(bodyHash({ a: 1, b: [1, 2] })).not.toBe(bodyHash({ a: 1, b: [2, 1] }));
  });

  it('is SHA-256 in hex', () => {
    expect(bodyHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });
});
