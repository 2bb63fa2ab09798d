import { describe, expect, it } from '@jest/globals';
import { verificationText } from './audit-text.js';

const found = { whole: false, streamId: null, streams: 3, events: 9, broken: null, missing: [], stray: [] };

describe('what a verification says', () => {
  it('is one line when everything is there', () => {
    expect(verificationText('a', { ...found, whole: true })).toBe(
      'a: 9 sự kiện/events, 3 chuỗi/streams: toàn vẹn/intact\n',
    );
  });

  it('names the broken place, why, and what to do, in both languages', () => {
    const broken = { streamId: 'report-x', version: 2, why: 'hashMismatch' } as const;
    const text = verificationText('a', { ...found, broken });
    expect(text).toContain('Chuỗi report-x đứt ở sự kiện số 2: nội dung đã bị sửa sau khi ghi.');
    expect(text).toContain('Stream report-x breaks at event 2: it was changed after it was recorded.');
    expect(text).toMatch(/bản sao lưu.*\n.*inspector.*backup/);
  });

  it('names the first ten streams that end too early, and how many more there are', () => {
    const missing = Array.from({ length: 12 }, (_, n) => ({ streamId: `s-${n}`, expected: 3, found: n }));
    const text = verificationText('a', { ...found, missing });
    expect(text).toContain('s-9: phải có ít nhất 3 sự kiện, chỉ còn 9 / at least 3 events expected, 9 found');
    expect(text).not.toContain('s-10');
    expect(text).toContain('2 more streams');
  });
});
