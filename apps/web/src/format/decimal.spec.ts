import { expect, it } from '@jest/globals';
import { isAmbiguous, pointOf, score, withComma, withPoint } from './decimal.js';

it('shows a decimal with a comma', () => {
  expect(['6.58', '-0.5', '60', 'sáu', ''].map(withComma)).toEqual(['6,58', '-0,5', '60', 'sáu', '']);
});

it('shows a score with two decimals at least, and rounds nothing', () => {
  expect(['5.3', '6', '6.58', '6.585'].map(score)).toEqual(['5,30', '6,00', '6,58', '6,585']);
});

it('takes a decimal with a comma, and guesses at nothing', () => {
  expect(['6,58', ' 60 ', '-0,5', '1.234,5', '6,5,8', 'sáu'].map(withPoint)).toEqual([
    '6.58',
    '60',
    '-0.5',
    '1.234,5',
    '6,5,8',
    'sáu',
  ]);
});

it('knows the point that may be meant for thousands, and says both ways to read it', () => {
  const typed = ['1.234', ' -12.500 ', '1234', '1,234', '1.23', '1.2345', '1234.567', '1.234.567', ''];
  expect(typed.filter(isAmbiguous)).toEqual(['1.234', ' -12.500 ']);
  expect(pointOf(' -12.500 ')).toEqual({ decimal: '-12,500', thousands: '-12500' });
});
