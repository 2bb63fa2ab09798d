import { describe, expect, it } from '@jest/globals';
import { cellsOf, withCells } from './pasted-figures.js';

const figure = (name: string, value = '', unit = '') => ({ name, value, unit, kind: 'estimate' as const });

describe('what a spreadsheet has copied', () => {
  it('is rows of cells, without the empty one at its end', () => {
    expect(cellsOf('Đường\t12,5\tkm\r\nCầu\t3\tcái\r\n')).toEqual([
      ['Đường', '12,5', 'km'],
      ['Cầu', '3', 'cái'],
    ]);
    expect(cellsOf('1\n2\n')).toEqual([['1'], ['2']]);
    expect(cellsOf('một dòng')).toBeUndefined();
    expect(cellsOf('một dòng\n')).toBeUndefined();
  });

  it('goes into the figures from where it was pasted, with rows added', () => {
    const cells = [
      ['Đường', '1.234,5', 'km'],
      ['Cầu', '3', 'cái'],
    ];
    expect(withCells([figure('cũ', '9', 'x')], cells, { row: 0, column: 'name' })).toEqual([
      figure('Đường', '1234,5', 'km'),
      figure('Cầu', '3', 'cái'),
    ]);
  });

  it('leaves what stands beside a column alone', () => {
    const before = [figure('Đường', '', 'km'), figure('Cầu', '', 'cái')];
    expect(withCells(before, [['12,5'], ['3']], { row: 0, column: 'value' })).toEqual([
      figure('Đường', '12,5', 'km'),
      figure('Cầu', '3', 'cái'),
    ]);
  });

  it('drops nothing and guesses at nothing', () => {
    const [row] = withCells([], [['Đường', '1.234', 'km', 'ghi chú']], { row: 0, column: 'name' });
    expect(row).toEqual(figure('Đường', '1.234', 'km ghi chú'));
    expect(withCells([], [['nhiều', 'km']], { row: 0, column: 'value' })[0]).toEqual(
      figure('', 'nhiều', 'km'),
    );
  });
});
