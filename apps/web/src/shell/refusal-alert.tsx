import { Alert, Anchor, Text } from '@mantine/core';
import { ApiError } from '../api/api-error.js';
import { useWords } from '../i18n/i18n.js';
import { ErrorSummary } from './error-summary.js';
import { ProblemAlert } from './problem.js';

/** What came of a command that was not done: at which fields, what to do, or that a fresh sign-in is asked for. */
export function RefusalAlert({ error, form }: { readonly error: Error | null; readonly form?: string }) {
  const { t, said } = useWords();
  if (error === null) return null;
  if (!(error instanceof ApiError) || !error.final) return <ProblemAlert error={error} />;
  if (error.code === 'SIGN_IN_NOT_FRESH')
    return (
      <Alert role="alert" color="yellow.9" variant="outline" title={said(error.detail)}>
        <Text>{t('fresh.why')}</Text>
        {/* In another tab: what was typed here stays. */}
        <Anchor href="/auth/sign-in?fresh=true&returnTo=/signed-in" target="_blank" rel="noopener">
          {t('fresh.go')}
        </Anchor>
      </Alert>
    );
  return <ErrorSummary error={error} {...(form !== undefined && { form })} />;
}
