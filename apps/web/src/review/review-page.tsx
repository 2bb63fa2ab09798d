import { Grid, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { reads, type Schemas } from '../api/queries.js';
import { matches } from '../format/search.js';
import { useWords } from '../i18n/i18n.js';
import type { Decided } from '../report/review/review-section.js';
import { Reading } from '../shell/problem.js';
import { useListKeys } from '../shell/list-keys.js';
import { ReviewList } from './review-list.js';
import { ReviewPane } from './review-pane.js';

type Item = Schemas['InboxItem'];

const route = getRouteApi('/review');

const waitsForMe = ({ task }: Item): boolean => task === 'beginReview' || task === 'decide';

/** By the limit of the review, the nearest first. */
const byReviewLimit = ({ report: one }: Item, { report: other }: Item): number =>
  (one.reviewDueAt ?? '').localeCompare(other.reviewDueAt ?? '');

/** `Duyệt báo cáo`: what waits for my decision, one after another. */
export function ReviewPage() {
  const { t } = useWords();
  const inbox = useQuery(reads.inbox);
  return (
    <>
      <title>{`${t('review.page')} – ${t('product')}`}</title>
      <Title order={1} size="h2" mb="sm">
        {t('review.page')}
      </Title>
      <Reading read={inbox}>
        {({ toDo }) => <Workspace waiting={toDo.filter(waitsForMe).sort(byReviewLimit)} />}
      </Reading>
    </>
  );
}

/** The item after another, or the one before where that was the last. */
const nextOf = (items: readonly Item[], reportId: string | undefined): Item | undefined => {
  const at = items.findIndex(({ report }) => report.reportId === reportId);
  return items[at + 1] ?? items[at - 1];
};

function Workspace({ waiting }: { readonly waiting: readonly Item[] }) {
  const { t } = useWords();
  const { report: chosen } = route.useSearch();
  const navigate = route.useNavigate();
  const [search, setSearch] = useState('');
  const [told, setTold] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const focusNext = useRef(false);
  const shown = waiting.filter(({ report }) => matches(`${report.title} ${report.leadDivisionName}`, search));
  const open = (reportId: string | undefined) => {
    focusNext.current = true;
    void navigate({ search: reportId === undefined ? {} : { report: reportId } });
  };
  useEffect(() => {
    // Whoever has just opened a report, or decided one, goes on at the top of the one that is shown.
    if (focusNext.current && heading.current) {
      focusNext.current = false;
      heading.current.focus();
    }
  });
  const decided = (item: Item | undefined, reportId: string) => (how: Decided) => {
    setTold(t(`review.done.${how}`, { title: item?.report.title ?? reportId }));
    open(nextOf(shown, reportId)?.report.reportId);
  };
  useListKeys();
  return (
    <>
      <Text role="status" aria-live="polite" fw={600} mb={told === '' ? 0 : 'sm'}>
        {told}
      </Text>
      {waiting.length === 0 && chosen === undefined ? (
        <Text>{t('review.empty')}</Text>
      ) : (
        <Grid>
          <Grid.Col span={{ base: 12, md: 4 }} className={chosen === undefined ? '' : 'not-on-phone'}>
            <ReviewList
              items={shown}
              all={waiting.length}
              chosen={chosen}
              search={search}
              onSearch={setSearch}
              onOpen={open}
            />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 8 }}>
            {chosen === undefined ? (
              <Text className="not-on-phone">{t('review.choose')}</Text>
            ) : (
              <ReviewPane
                key={chosen}
                reportId={chosen}
                heading={heading}
                onDecided={decided(
                  waiting.find(({ report }) => report.reportId === chosen),
                  chosen,
                )}
                onBack={() => {
                  open(undefined);
                }}
              />
            )}
          </Grid.Col>
        </Grid>
      )}
    </>
  );
}
