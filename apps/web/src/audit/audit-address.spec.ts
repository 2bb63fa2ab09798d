import { expect, it } from '@jest/globals';
import { auditAddress, auditFilter } from './audit-address.js';

it('takes the days of the office, both whole', () => {
  expect(auditFilter({ from: '2024-09-14', to: '2024-09-14', order: 'oldest' })).toEqual({
    from: '2024-09-13T17:00:00.000Z',
    to: '2024-09-14T17:00:00.000Z',
    order: 'oldest',
  });
});

it('leaves what is no day for the API to refuse', () => {
  expect(auditFilter({ from: '31/02' })).toEqual({ from: '31/02' });
});

it('reads its address and nothing else', () => {
  expect(auditAddress({ streamId: 'report-1', type: 7, order: 'newest', from: '', other: 'x' })).toEqual({
    streamId: 'report-1',
  });
});
