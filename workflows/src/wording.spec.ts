import { describe, expect, it } from '@jest/globals';
import type { DueStep } from '@dondoc/domain';
import { instantText, timerText, waitingText } from './wording.js';

const due = (step: DueStep['step'], at: string): DueStep => ({ step, at, arming: 1 });
const q3 = '2024-09-14T17:00:00.000Z';

describe("what Temporal's screens say, in the time of the office", () => {
  it.each([
    ['2024-09-14T16:59:59.999Z', '23:59 ngày 14/9/2024'],
    ['2024-09-14T17:00:00.000Z', '00:00 ngày 15/9/2024'],
    ['2024-12-31T16:59:59.999Z', '23:59 ngày 31/12/2024'],
    ['2024-12-31T17:00:00.000Z', '00:00 ngày 1/1/2025'],
    ['2024-02-28T17:00:00.000Z', '00:00 ngày 29/2/2024'],
  ])('dates %s on its side of midnight: %s', (instant, text) => {
    expect(instantText(instant)).toBe(text);
  });

  it.each([
    ['Quarter III', q3, '14/9/2024'],
    ['the year', '2024-12-04T17:00:00.000Z', '4/12/2024'],
    ['a limit at the turn of a month', '2024-09-30T17:00:00.000Z', '30/9/2024'],
    ['a limit at the turn of the year', '2024-12-31T17:00:00.000Z', '31/12/2024'],
  ])('gives the limit of %s by its last valid day', (_, limitAt, day) => {
    expect(timerText(due('missed', limitAt), limitAt, 'pgi-2024-nv1-Q3')).toBe(
      `Chờ đến hết ngày ${day} – báo cáo pgi-2024-nv1-Q3`,
    );
    expect(waitingText('awaiting', limitAt, undefined)).toBe(`Chờ đơn vị nộp báo cáo, hạn hết ngày ${day}.`);
  });

  it('names the next step and its instant', () => {
    const reminder = due('reminder:10', '2024-08-29T01:00:00.000Z');
    expect(waitingText('awaiting', q3, reminder)).toBe(
      'Chờ đơn vị nộp báo cáo, hạn hết ngày 14/9/2024. Việc kế tiếp, 08:00 ngày 29/8/2024: nhắc việc trước hạn 10 ngày làm việc.',
    );
    expect(timerText(reminder, q3, 'pgi-2024-nv1-Q3')).toBe(
      'Nhắc việc trước hạn 10 ngày làm việc – báo cáo pgi-2024-nv1-Q3',
    );
  });

  it("shows no limit of the division's while the reviewer's turn lasts", () => {
    const breach = due('review:1', '2024-09-12T17:00:00.000Z');
    expect(waitingText('submitted', q3, breach)).toMatch(
      /^Báo cáo đã nộp, chờ xem xét\. Việc kế tiếp, 00:00 ngày 13\/9\/2024: /,
    );
    expect(waitingText('approved', q3, undefined)).toBe('Báo cáo đã duyệt.');
  });
});
