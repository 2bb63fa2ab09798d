import { describe, expect, it } from '@jest/globals';
import { periodName, stepName } from './wording.js';

describe('a period', () => {
  it('is printed as the office does', () => {
    expect(['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4', '2024-Y'].map(periodName)).toEqual([
      'Quý I/2024',
      'Quý II/2024',
      'Quý III/2024',
      'Quý IV/2024',
      'Năm 2024',
    ]);
    expect(() => periodName('2024-Q5')).toThrow(RangeError);
  });
});

describe('a step', () => {
  it.each([
    ['reminder:10', 'Nhắc việc trước hạn 10 ngày làm việc'],
    ['reminder:1', 'Nhắc việc vào ngày làm việc cuối'],
    ['missed', 'Ghi nhận quá hạn, báo cáo lên cấp trên mức 1'],
    ['level:2', 'Báo cáo lên cấp trên mức 2'],
    ['weekly:3', 'Đôn đốc hằng tuần lần 3'],
    ['review:2', 'Báo việc xem xét phiên bản 2 đã quá hạn'],
  ] as const)('%s is named in both languages', (step, vi) => {
    expect(stepName(step).vi).toBe(vi);
    expect(stepName(step).en).toMatch(/^[A-Z][a-z]+ [\w ',]+$/);
  });

  it('of a version to come is named as it is', () => {
    expect(stepName('later:1' as 'level:2')).toEqual({ vi: 'later:1', en: 'later:1' });
  });
});
