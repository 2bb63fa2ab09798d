import { Button } from '@mantine/core';
import { useWords } from '../i18n/i18n.js';
import { ProblemAlert } from './problem.js';

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isFetchNextPageError: boolean;
  readonly error: Error | null;
  fetchNextPage(): Promise<unknown>;
}

/** The next page of a list, for whoever wants it. */
export function More({ read }: { readonly read: Pages }) {
  const { t } = useWords();
  if (read.isFetchNextPageError && read.error)
    return <ProblemAlert error={read.error} onRetry={() => void read.fetchNextPage()} />;
  if (!read.hasNextPage) return null;
  return (
    <Button
      variant="default"
      mt="sm"
      className="no-print"
      loading={read.isFetchingNextPage}
      onClick={() => void read.fetchNextPage()}
    >
      {t('more')}
    </Button>
  );
}
