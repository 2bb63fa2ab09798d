import {
  MutationCache,
  QueryCache,
  QueryClient,
  infiniteQueryOptions,
  queryOptions,
} from '@tanstack/react-query';
import { ApiError } from './api-error.js';
import { attendance } from './attendance.js';
import { answerTo, createApiClient } from './client.js';
import type { components, paths } from './schema.js';
import { savingOf } from './saving.js';
import { shownTo } from './shown-to.js';

export type Schemas = components['schemas'];

export const api = createApiClient(globalThis.location.origin);
api.use({
  onRequest: ({ request }) => {
    const said = { ...attendance(), ...shownTo() };
    for (const [name, value] of Object.entries(said)) request.headers.set(name, value);
  },
});

/** Whoever finds the session ended, or somebody else's, has the frame look who is signed in, which says so on the page. */
export const noticeSignedOut = (error: Error): void => {
  if (error instanceof ApiError && (error.status === 401 || error.code === 'SIGNED_IN_AS_ANOTHER'))
    void queryClient.invalidateQueries({ queryKey: ['me'] });
};

/** What was read is read again when the page is looked at again or the API says that it changed (`useLive`), never by a clock. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => {
      if (queryKey[0] !== 'me') noticeSignedOut(error);
    },
  }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    mutations: { networkMode: 'always' },
    queries: {
      // An office's own network works without the internet that browsers look for.
      networkMode: 'always',
      staleTime: 15_000,
      retry: (count, error) =>
        !(error instanceof ApiError && (error.final || error.status === 401)) && count < 2,
    },
  },
});

/** The lists of the inbox, as the API names them. */
export const INBOX_PLACES = ['toDo', 'waiting', 'done'] as const;
export type InboxPlace = (typeof INBOX_PLACES)[number];

/** As the API takes it: instants for `from` and `to`. */
export type AuditFilter = Omit<
  NonNullable<paths['/api/v1/audit']['get']['parameters']['query']>,
  'limit' | 'cursor'
>;

const SELDOM = { staleTime: 10 * 60_000 };

export const reads = {
  me: queryOptions({ queryKey: ['me'], queryFn: () => answerTo(api.GET('/api/v1/me')) }),
  agency: queryOptions({
    queryKey: ['agency'],
    queryFn: () => answerTo(api.GET('/api/v1/agency')),
    ...SELDOM,
  }),
  divisions: queryOptions({
    queryKey: ['divisions'],
    queryFn: () => answerTo(api.GET('/api/v1/divisions')),
    ...SELDOM,
  }),
  inbox: queryOptions({ queryKey: ['inbox'], queryFn: () => answerTo(api.GET('/api/v1/inbox')) }),
  /** A list of the inbox from `start` on, null for its beginning; page by page. */
  inboxList: (list: InboxPlace, search: string, start: string | null) =>
    infiniteQueryOptions({
      queryKey: ['inbox', list, search, start],
      queryFn: ({ pageParam: cursor }) =>
        answerTo(
          api.GET('/api/v1/inbox/{list}', {
            params: {
              path: { list },
              query: { limit: '200', ...(search !== '' && { search }), ...(cursor !== null && { cursor }) },
            },
          }),
        ),
      initialPageParam: start,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  limits: queryOptions({
    queryKey: ['limits'],
    queryFn: () => answerTo(api.GET('/api/v1/calendar/limits')),
  }),
  report: (reportId: string) =>
    queryOptions({
      queryKey: ['report', reportId],
      queryFn: () => answerTo(api.GET('/api/v1/reports/{reportId}', { params: { path: { reportId } } })),
    }),
  reportsOfAssignment: (assignmentId: string) =>
    queryOptions({
      queryKey: ['report', 'of', assignmentId],
      queryFn: () => answerTo(api.GET('/api/v1/reports', { params: { query: { assignmentId } } })),
    }),
  escalations: (query: { open?: 'true' | 'false'; recipientId?: string; limit?: string }) =>
    queryOptions({
      queryKey: ['escalations', query],
      queryFn: () => answerTo(api.GET('/api/v1/escalations', { params: { query } })),
    }),
  /** Of the record, page by page. */
  audit: (filter: AuditFilter) =>
    infiniteQueryOptions({
      queryKey: ['audit', filter],
      queryFn: ({ pageParam: cursor }) =>
        answerTo(
          api.GET('/api/v1/audit', {
            params: { query: { ...filter, limit: '100', ...(cursor !== null && { cursor }) } },
          }),
        ),
      initialPageParam: null as string | null,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  /** Of one report, from its beginning; read again with it. */
  recordOf: (reportId: string) =>
    infiniteQueryOptions({
      ...reads.audit({ streamId: `report-${reportId}`, order: 'oldest' }),
      queryKey: ['report', reportId, 'record'],
    }),
  plans: queryOptions({
    queryKey: ['plans'],
    queryFn: () => answerTo(api.GET('/api/v1/plans', { params: { query: { limit: '200' } } })),
  }),
  plan: (planId: string) =>
    queryOptions({
      queryKey: ['plans', planId],
      queryFn: () => answerTo(api.GET('/api/v1/plans/{planId}', { params: { path: { planId } } })),
    }),
  scoreboard: (query: NonNullable<paths['/api/v1/scoreboard']['get']['parameters']['query']>) =>
    queryOptions({
      queryKey: ['scoreboard', query],
      queryFn: () => answerTo(api.GET('/api/v1/scoreboard', { params: { query } })),
    }),
  calendar: queryOptions({
    queryKey: ['calendar'],
    queryFn: () => answerTo(api.GET('/api/v1/calendar')),
    ...SELDOM,
  }),
  limitsOf: (from: string, to: string) =>
    queryOptions({
      queryKey: ['limits', from, to],
      queryFn: () => answerTo(api.GET('/api/v1/calendar/limits', { params: { query: { from, to } } })),
    }),
  job: (jobId: string) =>
    queryOptions({
      queryKey: ['job', jobId],
      queryFn: () => answerTo(api.GET('/api/v1/jobs/{jobId}', { params: { path: { jobId } } })),
      // How far it is, nobody tells: it is asked for.
      refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? 1_000 : false),
    }),
  substitutions: queryOptions({
    queryKey: ['substitutions'],
    queryFn: () => answerTo(api.GET('/api/v1/substitutions')),
  }),
  consents: queryOptions({
    queryKey: ['consents'],
    queryFn: () => answerTo(api.GET('/api/v1/consents')),
  }),
  sessions: queryOptions({
    queryKey: ['sessions'],
    queryFn: () => answerTo(api.GET('/auth/sessions')),
  }),
  /** Every report of a plan's period, by as many pages as there are. */
  reportsOfPeriod: (planId: string, period: string) =>
    infiniteQueryOptions({
      queryKey: ['report', 'of', planId, period],
      queryFn: ({ pageParam: cursor }) =>
        answerTo(
          api.GET('/api/v1/reports', {
            params: { query: { planId, period, limit: '200', ...(cursor !== null && { cursor }) } },
          }),
        ),
      initialPageParam: null as string | null,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  people: queryOptions({
    queryKey: ['people'],
    queryFn: () => answerTo(api.GET('/api/v1/people')),
    ...SELDOM,
  }),
  draft: (reportId: string) =>
    queryOptions({
      queryKey: ['draft', reportId],
      // A form is begun with it: what was read before may be older than what was saved since.
      staleTime: 0,
      refetchOnMount: 'always',
      queryFn: async () => {
        await savingOf(reportId);
        return answerTo(api.GET('/api/v1/reports/{reportId}/draft', { params: { path: { reportId } } }));
      },
    }),
  process: (reportId: string) =>
    queryOptions({
      queryKey: ['report', reportId, 'process'],
      queryFn: () =>
        answerTo(api.GET('/api/v1/reports/{reportId}/process', { params: { path: { reportId } } })),
    }),
  difference: (reportId: string, from: number, to: number) =>
    queryOptions({
      queryKey: ['report', reportId, 'difference', from, to],
      queryFn: () =>
        answerTo(
          api.GET('/api/v1/reports/{reportId}/difference', {
            params: { path: { reportId }, query: { from: String(from), to: String(to) } },
          }),
        ),
    }),
};

/** A report with everything that its page shows. */
export type Report = NonNullable<
  Awaited<ReturnType<NonNullable<ReturnType<typeof reads.report>['queryFn']>>>
>;

/** A plan with everything that its page shows. */
export type Plan = NonNullable<Awaited<ReturnType<NonNullable<ReturnType<typeof reads.plan>['queryFn']>>>>;
