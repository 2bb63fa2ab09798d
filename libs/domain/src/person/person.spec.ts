import { describe, expect, it } from '@jest/globals';
import { commandRefused } from './person.js';

describe('the record of a refusal', () => {
  it('keeps code, command, target, field and values', () => {
    const refusal = { code: 'STALE_VERSION', field: 'version', params: { current: 2 } };
    expect(commandRefused(refusal, 'ApproveReport', 'report-r1')).toEqual({
      type: 'CommandRefused',
      data: {
        code: 'STALE_VERSION',
        command: 'ApproveReport',
        target: 'report-r1',
        field: 'version',
        params: { current: 2 },
      },
    });
  });

  it('keeps nothing that the store could not hold', () => {
    const { data } = commandRefused(
      { code: 'X', params: { id: 'a\0b' } },
      'C',
      `report-\ud800${'x'.repeat(999)}`,
    );
    expect(data.params).toEqual({ id: 'ab' });
    expect(data.target).toHaveLength(200);
    expect(data.target).toMatch(/^report-\uFFFDx+$/);
    expect(data.field).toBeNull();
  });
});
