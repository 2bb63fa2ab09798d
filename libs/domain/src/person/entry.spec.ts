import { expect, it } from '@jest/globals';
import { entriesRefused } from './entry.js';

const counted = {
  code: 'TOKEN_INVALID',
  count: 3,
  from: '2024-09-10T02:00:00.000Z',
  to: '2024-09-10T02:00:40.000Z',
  firstRequestId: '6f1c2b1e-6f5e-4b7a-9d55-0d4f4b6f2a01',
};

it('entries that were refused are counted, and name nobody', () => {
  expect(entriesRefused(counted)).toEqual({ type: 'EntriesRefused', data: counted });
});

it('those that asked for more than a token permits say for what', () => {
  expect(entriesRefused({ ...counted, asked: 'ApproveReport' }).data).toEqual({
    ...counted,
    asked: 'ApproveReport',
  });
});

it('a stranger’s name the account as far as the store can hold it', () => {
  const account = `a\0\ud800${'x'.repeat(300)}`;
  expect(entriesRefused({ ...counted, account }).data).toEqual({
    ...counted,
    account: `a\uFFFD${'x'.repeat(197)}`,
  });
});
