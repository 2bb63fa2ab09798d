import { Paper, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useWords } from '../i18n/i18n.js';
import { Loading } from '../shell/problem.js';
import type { InboxListProps } from './inbox-list.types.js';
import { InboxRow } from './inbox-row.js';

/** Not loaded with the first page: few people have more than comes with the counts. */
const LongInboxList = lazy(async () => ({ default: (await import('./long-inbox-list.js')).LongInboxList }));

export function InboxList(props: InboxListProps) {
  const { t } = useWords();
  const { place, first, next, search } = props;
  if (next !== null || search !== '')
    return (
      <Suspense fallback={<Loading />}>
        <LongInboxList {...props} />
      </Suspense>
    );
  if (first.length === 0) return <Text>{t(`inbox.empty.${place}`)}</Text>;
  return (
    <Paper withBorder role="list">
      {first.map((item) => (
        <div key={item.report.reportId} role="listitem">
          <InboxRow item={item} />
        </div>
      ))}
    </Paper>
  );
}
