import { Alert, Anchor, Container, Text } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { ApiError } from '../api/api-error.js';
import { reads } from '../api/queries.js';
import { isShownTo } from '../api/shown-to.js';
import { moreWords, useWords } from '../i18n/i18n.js';
import { useLive } from '../live/use-live.js';
import { useNewDay } from '../live/use-new-day.js';
import { Header } from './header.js';
import { Keys } from './keys.js';
import { Loading, ProblemAlert } from './problem.js';
import { signInAddress, SignInPage } from './sign-in-page.js';
import { PageLink } from './page-link.js';

const isSignedOut = (error: Error | null): boolean => error instanceof ApiError && error.status === 401;

/** Seldom met, and so not loaded with the first page. */
const SomebodyElse = lazy(async () => {
  const [{ SomebodyElse: component }] = await Promise.all([import('./somebody-else.js'), moreWords()]);
  return { default: component };
});

/** Around every page; whoever is not signed in sees none. */
export function Frame() {
  const { t } = useWords();
  const me = useQuery(reads.me);
  useLive(me.data !== undefined && !isSignedOut(me.error));
  useNewDay(me.data?.now);
  const { online } = useNetwork();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    // Whoever has gone to another page begins at its top, by keyboard and by ear too.
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [path]);
  if (!me.data) {
    if (isSignedOut(me.error)) return <SignInPage />;
    return (
      <Container component="main" py="xl">
        {me.error ? <ProblemAlert error={me.error} onRetry={() => void me.refetch()} /> : <Loading />}
      </Container>
    );
  }
  if (!isShownTo(me.data.personId))
    return (
      <Suspense fallback={<Loading />}>
        <SomebodyElse name={me.data.name} />
      </Suspense>
    );
  return (
    <>
      <Header me={me.data} />
      <Container component="main" id="main" size="lg" py="md" tabIndex={-1}>
        {/* In another tab: what was typed here stays. */}
        {isSignedOut(me.error) && (
          <Alert role="alert" color="red.9" variant="outline" mb="md">
            <Text>{t('signIn.ended')}</Text>
            <Anchor href={signInAddress()} target="_blank" rel="noopener">
              {t('signIn.again')}
            </Anchor>
          </Alert>
        )}
        {!online && (
          <Alert role="alert" color="yellow.9" variant="outline" mb="md">
            <Text>{t('offline')}</Text>
          </Alert>
        )}
        <Keys offices={me.data.offices} />
        <Outlet />
      </Container>
    </>
  );
}

export function NoSuchPage() {
  const { t } = useWords();
  return (
    <>
      <Text component="h1" fw={600} size="xl">
        {t('notFound')}
      </Text>
      <PageLink to="/">{t('backToInbox')}</PageLink>
    </>
  );
}
