import { describe, expect, it } from '@jest/globals';
import type { Progress, Waiting } from '@dondoc/contracts';
import { describeSaying } from './saying-view.js';

const record: Progress = {
  epoch: 2,
  version: 5,
  phase: 'submitted',
  limitAt: '2024-09-14T17:00:00.000Z',
  due: [],
};
const says = (epoch: number, version: number): Waiting => ({
  for: 'Chờ đơn vị nộp báo cáo.',
  until: '2024-09-14T17:00:02.000Z',
  progress: { ...record, epoch, version },
});

describe('what a workflow says of itself, beside the record', () => {
  it('is level with the record', () => {
    expect(describeSaying(says(2, 5), record)).toEqual({
      for: 'Chờ đơn vị nộp báo cáo.',
      until: '2024-09-14T17:00:02.000Z',
      knows: { epoch: 2, version: 5 },
      behind: false,
      words: { vi: 'Quy trình biết đúng như hồ sơ.', en: 'The process knows what the record knows.' },
    });
  });

  it('may have heard of more than was read from the record a moment before', () => {
    expect(describeSaying(says(2, 6), record).behind).toBe(false);
  });

  it('is behind by versions, and says so with both', () => {
    const { behind, knows, words } = describeSaying(says(2, 3), record);
    expect([behind, knows]).toEqual([true, { epoch: 2, version: 3 }]);
    expect(words.vi).toMatch(/chậm hơn hồ sơ: nó biết đến phiên bản 3, hồ sơ đã ở phiên bản 5/);
    expect(words.en).toMatch(/behind the record: it knows of version 3, the record is at version 5/);
  });

  it('is behind a store that was restored, though it knows a higher version', () => {
    const { behind, words } = describeSaying(says(1, 9), record);
    expect(behind).toBe(true);
    expect(words.vi).toMatch(/phiên bản 9 của dữ liệu trước lần khôi phục, hồ sơ đã ở phiên bản 5/);
    expect(words.en).toMatch(/version 9 from before the restore/);
  });

  it('asks, and knows nothing yet', () => {
    const asking: Waiting = { for: 'Đang hỏi tình trạng báo cáo.', until: null };
    expect(describeSaying(asking, record)).toMatchObject({ ...asking, knows: null, behind: true });
  });

  it('does not answer', () => {
    const { words, ...silent } = describeSaying(null, record);
    expect(silent).toEqual({ for: null, until: null, knows: null, behind: null });
    expect(words.vi).toMatch(/chưa trả lời/);
  });
});
