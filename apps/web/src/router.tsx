import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { auditAddress } from './audit/audit-address.js';
import { inboxAddress } from './inbox/inbox-address.js';
import { InboxPage } from './inbox/inbox-page.js';
import { Frame, NoSuchPage } from './shell/frame.js';
import { Loading } from './shell/problem.js';

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
  component: lazyRouteComponent(() => import('./report/report-page.js'), 'ReportPage'),
  pendingComponent: Loading,
});

const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  validateSearch: ({ report }: Record<string, unknown>): { readonly report?: string | undefined } =>
    typeof report === 'string' ? { report } : {},
  component: lazyRouteComponent(() => import('./review/review-page.js'), 'ReviewPage'),
  pendingComponent: Loading,
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: auditAddress,
  component: lazyRouteComponent(() => import('./audit/audit-page.js'), 'AuditPage'),
  pendingComponent: Loading,
});

export const router = createRouter({
  routeTree: root.addChildren([inbox, report, review, audit]),
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router;
  }
}
