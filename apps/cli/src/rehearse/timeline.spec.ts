import { describe, expect, it } from '@jest/globals';
import type { AnyEvent } from '@dondoc/read-models';
import { localText, timelineText } from './timeline.js';

const event = (type: AnyEvent['type'], data: object): AnyEvent => ({ type, data }) as AnyEvent;
const told = {
  recipients: [{ personId: 'giam-doc', name: 'Dương Công Vĩ', office: 'director', divisionId: null }],
  passedOver: [],
};

describe("a rehearsal's timeline", () => {
  it.each([
    ['2024-09-14T16:59:59.999Z', '14/09/2024 23:59:59'],
    ['2024-09-14T17:00:00.000Z', '15/09/2024 00:00:00'],
    ['2024-12-31T16:59:59.000Z', '31/12/2024 23:59:59'],
    ['2024-12-31T17:00:00.000Z', '01/01/2025 00:00:00'],
  ])('tells %s in the time of the office: %s', (instant, text) => {
    expect(localText(instant)).toBe(text);
  });

  it('says of a missed limit on which day it was last in time', () => {
    const missed = event('DeadlineMissed', {
      arming: 1,
      limitAt: '2024-12-04T17:00:00.000Z',
      recordedAt: '',
    });
    expect(timelineText(missed)).toBe('QUÁ HẠN, hạn hết ngày 04/12/2024 (trước 05/12/2024 00:00:00)');
  });

  it.each([
    ['ReportCreated', 'mở kỳ từ 15/08/2024 00:00:00, hạn hết ngày 14/09/2024'],
    ['ReportReturned', 'TRẢ LẠI: Thiếu số liệu. Hạn sửa hết ngày 14/09/2024'],
    ['ReportReopened', 'MỞ LẠI: Thiếu số liệu. Hạn hết ngày 14/09/2024'],
  ] as const)('says of a limit set by %s until which day one is in time', (type, text) => {
    const arming = { lastValidDay: '2024-09-14' };
    const data = { arming, reason: 'Thiếu số liệu.', opensAt: '2024-08-14T17:00:00.000Z' };
    expect(timelineText(event(type, data))).toBe(text);
  });

  it('dates a skipped reminder by the day it was for, on either side of midnight', () => {
    const skipped = (scheduledAt: string) =>
      timelineText(event('ReminderSkipped', { scheduledAt, reason: 'beforeArming' }));
    expect(skipped('2024-08-28T16:59:59.999Z')).toBe(
      'bỏ qua lần nhắc ngày 28/08/2024 (trước khi đặt hạn này)',
    );
    expect(skipped('2024-08-28T17:00:00.000Z')).toBe(
      'bỏ qua lần nhắc ngày 29/08/2024 (trước khi đặt hạn này)',
    );
  });

  it('says when an escalation was due, to whom it went and who is missing', () => {
    const raised = { ...told, level: 3, repeat: 0, scheduledAt: '2024-12-18T17:00:00.000Z' };
    expect(timelineText(event('EscalationRaised', raised))).toBe(
      'báo cáo lên cấp trên MỨC 3 (lúc 19/12/2024 00:00:00) → Dương Công Vĩ',
    );
    const vacant = { ...raised, recipients: [], passedOver: [{ office: 'director' }] };
    expect(timelineText(event('EscalationRaised', vacant))).toContain(
      '→ không có ai giữ chức vụ (khuyết director)',
    );
  });
});
