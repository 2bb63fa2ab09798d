import { Paper, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { reads } from '../api/queries.js';
import { useWords } from '../i18n/i18n.js';
import { Loading, ProblemAlert } from '../shell/problem.js';
import type { InboxListProps } from './inbox-list.types.js';
import { InboxRow } from './inbox-row.js';

/** Of a row, until it was measured. */
const GUESSED_HEIGHT_PX = 96;
/** How many rows before the last one more are asked for. */
const AHEAD = 20;

/** As many rows as there are or as a search finds, of which those in sight are drawn. */
export function LongInboxList({ place, first, next, search }: InboxListProps) {
  const { t } = useWords();
  const searching = search !== '';
  const [scrolled, setScrolled] = useState(false);
  const more = useInfiniteQuery({
    ...reads.inboxList(place, search, searching ? null : next),
    enabled: searching || (scrolled && next !== null),
  });
  const found = more.data?.pages.flatMap(({ items }) => items) ?? [];
  const rows = searching ? found : [...first, ...found];
  const goesOn = more.data ? more.hasNextPage : searching || next !== null;

  const list = useRef<HTMLDivElement>(null);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => GUESSED_HEIGHT_PX,
    overscan: 8,
    scrollMargin: list.current?.offsetTop ?? 0,
    getItemKey: (index) => rows[index]?.report.reportId ?? index,
  });
  const shown = virtual.getVirtualItems();
  const atEnd = (shown.at(-1)?.index ?? 0) >= rows.length - AHEAD;
  const { fetchNextPage, isFetching, hasNextPage } = more;
  useEffect(() => {
    if (!atEnd) return;
    setScrolled(true);
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [atEnd, fetchNextPage, hasNextPage, isFetching]);

  if (rows.length === 0 && !goesOn) return <Text role="status">{t('inbox.notFound')}</Text>;
  return (
    <>
      <Paper
        withBorder
        ref={list}
        role="list"
        style={{ height: virtual.getTotalSize(), position: 'relative' }}
        hidden={rows.length === 0}
      >
        {shown.map(({ key, index, start }) => {
          const item = rows[index];
          return (
            item && (
              <div
                key={key}
                role="listitem"
                aria-setsize={goesOn ? -1 : rows.length}
                aria-posinset={index + 1}
                data-index={index}
                ref={virtual.measureElement}
                className="virtual-row"
                style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
              >
                <InboxRow item={item} />
              </div>
            )
          );
        })}
      </Paper>
      {more.error ? <ProblemAlert error={more.error} onRetry={() => void more.refetch()} /> : null}
      {more.isFetching && goesOn && <Loading />}
    </>
  );
}
