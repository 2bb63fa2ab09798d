import { describe, expect, it } from '@jest/globals';
import { freeReceipt, receiptOf, type ReceiptOf } from './receipt.js';

const parts: ReceiptOf = {
  period: '2024-Q3',
  reportId: 'pgi-2024-nv1-Q3',
  number: 1,
  contentHash: 'a'.repeat(64),
  commandId: '7b1f3a52-8c52-4c0e-9b2a-1d0f6a3c0001',
  attempt: 0,
};

describe('a receipt', () => {
  it('never changes', () => {
    expect(receiptOf(parts)).toBe('TN-2024Q3-TYV2-KM1S-932C');
    expect(receiptOf({ ...parts, period: '2024-Y' })).toMatch(/^TN-2024Y-/);
  });

  it.each([
    { reportId: 'pgi-2024-nv2-Q3' },
    { number: 2 },
    { contentHash: 'b'.repeat(64) },
    { commandId: '7b1f3a52-8c52-4c0e-9b2a-1d0f6a3c0002' },
    { attempt: 1 },
  ])('is made of all it stands for: %j', (other) => {
    expect(receiptOf({ ...parts, ...other })).not.toBe(receiptOf(parts));
  });

  it('has sixty bits, all of them used', () => {
    const receipts = Array.from({ length: 2000 }, (_, index) => receiptOf({ ...parts, number: index + 1 }));
    expect(new Set(receipts).size).toBe(2000);
    for (const receipt of receipts) expect(receipt).toMatch(/^TN-2024Q3(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    for (let place = 10; place < 24; place += 1) {
      if (place === 14 || place === 19) continue;
      expect(new Set(receipts.map((receipt) => receipt.charAt(place))).size).toBe(32);
    }
  });

  it('that is taken gives way to the next one', async () => {
    const taken = [0, 1].map((attempt) => receiptOf({ ...parts, attempt }));
    const free = await freeReceipt(parts, (receipt) => Promise.resolve(taken.includes(receipt)));
    expect(free).toBe(receiptOf({ ...parts, attempt: 2 }));
  });
});
