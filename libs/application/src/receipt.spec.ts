import { describe, expect, it } from '@jest/globals';
import { receiptOf } from './receipt.js';

const COMMAND = '7b1f3a52-8c52-4c0e-9b2a-1d0f6a3c0001';

describe('a receipt', () => {
  it('is made of the report and the command, and never changes', () => {
    expect(receiptOf('2024-Q3', 'pgi-2024-nv1-Q3', COMMAND)).toBe('TN-2024Q3-3TF2-RHQB');
    expect(receiptOf('2024-Y', 'pgi-2024-nv1-Y', COMMAND)).toMatch(/^TN-2024Y-/);
  });

  it('differs from report to report and from command to command', () => {
    const commands = Array.from({ length: 1000 }, (_, index) => `command-${index}`);
    const receipts = commands.flatMap((id) => [receiptOf('2024-Q3', 'a', id), receiptOf('2024-Q3', 'b', id)]);
    expect(new Set(receipts).size).toBe(2000);
    for (const receipt of receipts) expect(receipt).toMatch(/^TN-2024Q3(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  });
});
