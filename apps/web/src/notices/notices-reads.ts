import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerTo } from '../api/client.js';
import { api } from '../api/queries.js';

export const noticeReads = {
  /** How many are not read. */
  count: queryOptions({
    queryKey: ['notices', 'count'],
    queryFn: () =>
      answerTo(api.GET('/api/v1/notices', { params: { query: { limit: '1', unread: 'true' } } })),
    select: ({ unread }) => unread,
  }),
  /** The newest first, page by page. */
  list: (unread: boolean) =>
    infiniteQueryOptions({
      queryKey: ['notices', unread],
      queryFn: ({ pageParam: cursor }) =>
        answerTo(
          api.GET('/api/v1/notices', {
            params: {
              query: { limit: '50', ...(unread && { unread: 'true' }), ...(cursor !== null && { cursor }) },
            },
          }),
        ),
      initialPageParam: null as string | null,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
};
