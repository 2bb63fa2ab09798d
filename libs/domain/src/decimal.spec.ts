import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { add, compareDecimals, formatDecimal, parseDecimal, subtract } from './decimal.js';

const SEED = 658;
const laws = { seed: SEED, numRuns: 300 };
/** Hundredths and finer, far beyond what a float holds exactly. */
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 99 }))
  .map(([whole, hundredths]) => parseDecimal(`${whole}.${String(hundredths).padStart(2, '0')}`) ?? 'none');

describe(`exact decimals (laws: seed ${SEED})`, () => {
  it.each([
    ['6.58', '6.58'],
    ['6,58', '6.58'],
    ['5,30', '5.3'],
    ['3,60', '3.6'],
    ['+1,74', '1.74'],
    ['-0,5', '-0.5'],
    ['007', '7'],
    ['0', '0'],
    ['-0', '0'],
    ['-0,00', '0'],
    ['100', '100'],
    ['1.000', '1'],
    [' 6,58\n', '6.58'],
    ['0.00000000000000000001', '0.00000000000000000001'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
  ])('reads %j as %s', (text, canonical) => {
    expect(parseDecimal(text)).toBe(canonical);
  });

  it.each([
    '',
    ' ',
    '.',
    ',',
    '6.',
    ',58',
    '6,5,8',
    '6.5.8',
    '1.000,5',
    '1e3',
    '1E-7',
    '0x10',
    'NaN',
    'Infinity',
    '--1',
    '6 58',
    '6,58 điểm',
    '٦',
    '6\u200b,58',
    '9'.repeat(41),
  ])('does not read %j', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  it("agrees with the plan's own differences", () => {
    expect(subtract('6.58', '4.84')).toBe('1.74');
    expect(subtract('6.11', '4.14')).toBe('1.97');
    expect(subtract('4.38', '3.60')).toBe('0.78');
    expect(subtract('5.30', '4.75')).toBe('0.55');
  });

  it("agrees with the plan's totals, 17,33 → 22,37", () => {
    expect(['4.84', '4.14', '3.6', '4.75'].reduce(add, '0')).toBe('17.33');
    expect(['6.58', '6.11', '4.38', '5.3'].reduce(add, '0')).toBe('22.37');
  });

  it('adds and subtracts where floats would not', () => {
    expect(add('0.1', '0.2')).toBe('0.3');
    expect(subtract('0.3', '0.1')).toBe('0.2');
    expect(subtract('1', '1.00')).toBe('0');
  });

  it('compares by value', () => {
    expect(compareDecimals('5.30', '5.3')).toBe(0);
    expect(compareDecimals('6.57', '6.58')).toBe(-1);
    expect(compareDecimals('10', '9.99')).toBe(1);
    expect(compareDecimals('-1', '0')).toBe(-1);
  });

  it('prints with a comma, and never rounds', () => {
    expect(formatDecimal('6.58')).toBe('6,58');
    expect(formatDecimal('60')).toBe('60');
    expect(formatDecimal('5.3', 2)).toBe('5,30');
    expect(formatDecimal('60', 2)).toBe('60,00');
    expect(formatDecimal('-0.125', 2)).toBe('-0,125');
  });

  it('law: what is printed reads back', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 6 }), (value, places) => {
        expect(parseDecimal(formatDecimal(value, places))).toBe(value);
        expect(parseDecimal(value)).toBe(value);
      }),
      laws,
    );
  });

  it('law: a − b + b is a, and the sign of a − b is the comparison', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const difference = subtract(a, b);
        expect(add(difference, b)).toBe(a);
        expect(compareDecimals(difference, '0')).toBe(compareDecimals(a, b));
      }),
      laws,
    );
  });
});
