import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { auditAddress } from './audit/audit-address.js';
import { boardAddress } from './board/board-address.js';
import { coverageAddress } from './coverage/coverage-address.js';
import { inboxAddress } from './inbox/inbox-address.js';
import { moreWords } from './i18n/i18n.js';
import { InboxPage } from './inbox/inbox-page.js';
import { noticesAddress } from './notices/notices-address.js';
import { Broken } from './shell/broken.js';
import { Frame, NoSuchPage } from './shell/frame.js';
import { Loading } from './shell/problem.js';

/** A page that is loaded when it is first gone to, with its words. */
const page = <Module extends Record<string, unknown>, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
) =>
  lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), moreWords()]);
    return module;
  }, name);

const root = createRootRoute({ component: Frame, notFoundComponent: NoSuchPage });
const inbox = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: InboxPage,
  validateSearch: inboxAddress,
});
const report = createRoute({
  getParentRoute: () => root,
  path: '/reports/$reportId',
  component: page(() => import('./report/report-page.js'), 'ReportPage'),
  pendingComponent: Loading,
});

const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  validateSearch: ({ report }: Record<string, unknown>): { readonly report?: string | undefined } =>
    typeof report === 'string' ? { report } : {},
  component: page(() => import('./review/review-page.js'), 'ReviewPage'),
  pendingComponent: Loading,
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: auditAddress,
  component: page(() => import('./audit/audit-page.js'), 'AuditPage'),
  pendingComponent: Loading,
});

const board = createRoute({
  getParentRoute: () => root,
  path: '/board',
  validateSearch: boardAddress,
  component: page(() => import('./board/board-page.js'), 'BoardPage'),
  pendingComponent: Loading,
});
const coverage = createRoute({
  getParentRoute: () => root,
  path: '/coverage',
  validateSearch: coverageAddress,
  component: page(() => import('./coverage/coverage-page.js'), 'CoveragePage'),
  pendingComponent: Loading,
});

const plans = createRoute({
  getParentRoute: () => root,
  path: '/plans',
  component: page(() => import('./plans/plans-page.js'), 'PlansPage'),
  pendingComponent: Loading,
});
const plan = createRoute({
  getParentRoute: () => root,
  path: '/plans/$planId',
  component: page(() => import('./plans/plan-page.js'), 'PlanPage'),
  pendingComponent: Loading,
});
const calendar = createRoute({
  getParentRoute: () => root,
  path: '/calendar',
  validateSearch: ({ year }: Record<string, unknown>): { readonly year?: number | undefined } =>
    typeof year === 'number' && Number.isInteger(year) && year > 1999 && year < 2101 ? { year } : {},
  component: page(() => import('./calendar/calendar-page.js'), 'CalendarPage'),
  pendingComponent: Loading,
});

const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  validateSearch: noticesAddress,
  component: page(() => import('./notices/notices-page.js'), 'NoticesPage'),
  pendingComponent: Loading,
});
const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  component: page(() => import('./admin/admin-frame.js'), 'AdminFrame'),
  pendingComponent: Loading,
});
const adminStart = createRoute({
  getParentRoute: () => admin,
  path: '/',
  beforeLoad: () => redirect({ to: '/admin/people', throw: true }),
});
const people = createRoute({
  getParentRoute: () => admin,
  path: '/people',
  component: page(() => import('./admin/people-page.js'), 'PeoplePage'),
  pendingComponent: Loading,
});
const person = createRoute({
  getParentRoute: () => admin,
  path: '/people/$personId',
  component: page(() => import('./admin/person-page.js'), 'PersonPage'),
  pendingComponent: Loading,
});
const divisions = createRoute({
  getParentRoute: () => admin,
  path: '/divisions',
  component: page(() => import('./admin/divisions-page.js'), 'DivisionsPage'),
  pendingComponent: Loading,
});
const substitutions = createRoute({
  getParentRoute: () => admin,
  path: '/substitutions',
  component: page(() => import('./admin/substitutions-page.js'), 'SubstitutionsPage'),
  pendingComponent: Loading,
});
const consents = createRoute({
  getParentRoute: () => admin,
  path: '/consents',
  component: page(() => import('./admin/consents-page.js'), 'ConsentsPage'),
  pendingComponent: Loading,
});
const me = createRoute({
  getParentRoute: () => root,
  path: '/me',
  component: page(() => import('./admin/me-page.js'), 'MePage'),
  pendingComponent: Loading,
});
const help = createRoute({
  getParentRoute: () => root,
  path: '/help',
  component: page(() => import('./help/help-page.js'), 'HelpPage'),
  pendingComponent: Loading,
});
const signedIn = createRoute({
  getParentRoute: () => root,
  path: '/signed-in',
  component: page(() => import('./admin/signed-in-page.js'), 'SignedInPage'),
  pendingComponent: Loading,
});

export const router = createRouter({
  routeTree: root.addChildren([
    inbox,
    report,
    review,
    board,
    coverage,
    plans,
    plan,
    calendar,
    audit,
    admin.addChildren([adminStart, people, person, divisions, substitutions, consents]),
    me,
    help,
    notices,
    signedIn,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
});

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router;
  }
}
