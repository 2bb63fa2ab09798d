import { Paper, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { InboxPlace, Schemas } from '../api/queries.js';
import { useWords } from '../i18n/i18n.js';
import { Loading } from '../shell/problem.js';
import { InboxRow } from './inbox-row.js';

/** Not loaded with the first page: few people have more than comes with the counts. */
const LongInboxList = lazy(async () => ({ default: (await import('./long-inbox-list.js')).LongInboxList }));

export interface InboxListProps {
  readonly place: InboxPlace;
  /** What came with the counts: the beginning of the list. */
  readonly first: readonly Schemas['InboxItem'][];
  /** Where it goes on; null where that is all. */
  readonly next: string | null;
  /** Words that every row shown has to have; empty for the whole list. */
  readonly search: string;
}

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
