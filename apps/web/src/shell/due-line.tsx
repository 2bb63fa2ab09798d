import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reads } from '../api/queries.js';
import { showDay } from '../format/dates.js';
import { dueIn } from '../format/due.js';
import { useWords } from '../i18n/i18n.js';
import { Icon } from './icons.js';

interface Limit {
  readonly reportId: string;
  readonly lastValidDay: string;
  readonly overdue: boolean;
  /** Of the review rather than of the report. */
  readonly ofReview?: boolean;
}

/** A limit in words, with its last valid day; late by icon and word. */
export function DueLine({ reportId, lastValidDay, overdue, ofReview = false }: Limit) {
  const { t, language } = useWords();
  const now = useQuery(reads.me).data?.now;
  const limits = useQuery(reads.limits).data?.items ?? [];
  if (now === undefined) return null;
  const limit = limits.find(
    (one) => one.lastValidDay === lastValidDay && one.reports.some((report) => report.reportId === reportId),
  );
  const due = dueIn(now, lastValidDay, overdue, limit?.workingDaysLeft);
  const late = due.key === 'due.late';
  return (
    <Stack gap={0}>
      <Group gap={6} className={late ? 'late' : undefined} wrap="nowrap">
        <Icon name={late ? 'warning' : 'clock'} />
        <Text component="span" fw={600}>
          {t(due.key, { count: due.count })}
        </Text>
      </Group>
      <Text size="sm" c="gray.7">
        {t(ofReview ? 'due.review' : 'due.limit', { day: showDay(lastValidDay, language) })}
      </Text>
    </Stack>
  );
}
