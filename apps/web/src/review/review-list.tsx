import { Paper, Text, TextInput, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/queries.js';
import { lastDayBefore } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { DueLine } from '../shell/due-line.js';
import { periodName } from '../shell/period.js';

/** Fewer are seen at a glance. */
const WORTH_SEARCHING = 5;

interface Props {
  readonly items: readonly Schemas['InboxItem'][];
  /** How many there are, found or not. */
  readonly all: number;
  readonly chosen: string | undefined;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onOpen: (reportId: string) => void;
}

export function ReviewList({ items, all, chosen, search, onSearch, onOpen }: Props) {
  const { t, language } = useWords();
  return (
    <section aria-labelledby="waiting">
      <Title order={2} size="h4" id="waiting" mb="xs">
        {t('review.waiting')} ({all.toLocaleString(language)})
      </Title>
      {all > WORTH_SEARCHING && (
        <TextInput
          type="search"
          label={t('inbox.search')}
          description={t('inbox.search.hint')}
          value={search}
          onChange={({ currentTarget }) => {
            onSearch(currentTarget.value);
          }}
          mb="sm"
        />
      )}
      {items.length === 0 && search !== '' && <Text role="status">{t('inbox.notFound')}</Text>}
      <Paper withBorder component="ul" className="entries">
        {items.map(({ report: { reportId, title, period, leadDivisionName, reviewDueAt, phase } }) => (
          <li key={reportId}>
            <Link
              className="row"
              data-row
              to="/review"
              search={{ report: reportId }}
              {...(reportId === chosen && { 'data-chosen': true })}
              onClick={() => {
                onOpen(reportId);
              }}
            >
              <span className="row-title">{title}</span>
              <Text component="span" size="sm" display="block">
                {periodName(t, period)} · {leadDivisionName} · {t(`phase.${phase}`)}
              </Text>
              {reviewDueAt !== null && (
                <DueLine
                  reportId={reportId}
                  lastValidDay={lastDayBefore(reviewDueAt)}
                  overdue={false}
                  ofReview
                />
              )}
            </Link>
          </li>
        ))}
      </Paper>
    </section>
  );
}
