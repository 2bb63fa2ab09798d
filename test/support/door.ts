import { installationActor, type Instant } from '@dondoc/domain';
import { expect } from '@jest/globals';
import { agencyId, type LiveApi } from './live-api.js';

type Recorded = readonly [string, Record<string, unknown>];

/** What an agency's record has in a stream, in the order it came. */
export async function recordOf(
  { application }: LiveApi,
  of: string,
  streamId: string,
): Promise<readonly Recorded[]> {
  const asking = { agencyId: of, actor: installationActor('spec'), now: '2024-09-10T02:00:00.000Z' };
  const filter = { streamId, order: 'oldest' } as const;
  const { items } = await application.queries.audit(asking, filter, { limit: 200 });
  return items.map(({ type, data }) => [type, data ?? {}]);
}

/** What came into the agency's streams while something was done, the end of the minute included. */
export async function recordedBy(api: LiveApi, act: () => Promise<unknown>, ...streams: readonly string[]) {
  await api.minutePasses();
  const read = () => Promise.all(streams.map((stream) => recordOf(api, agencyId, stream)));
  const before = await read();
  await act();
  await api.minutePasses();
  const after = await read();
  return streams.flatMap((stream, i) =>
    (after[i] ?? []).slice(before[i]?.length).map(([type, data]) => [stream, type, data]),
  );
}

/** As `recordedBy` tells of entries that were refused at one instant. */
export const refusedAt =
  (at: Instant) =>
  (stream: string, code: string, more: Record<string, unknown> = {}) => [
    stream,
    'EntriesRefused',
    { code, count: 1, from: at, to: at, firstRequestId: expect.any(String) as unknown, ...more },
  ];
