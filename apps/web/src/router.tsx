import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
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

export const router = createRouter({
  routeTree: root.addChildren([inbox, report]),
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router;
  }
}
