import { Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/queries.js';
import { showInstant } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { periodName } from '../shell/period.js';
import { factOf, headlineOf } from './notice-text.js';

interface Props {
  readonly notice: Schemas['Notice'];
  readonly onFollow: () => void;
}

/** All of it is the link; what is not read says so, and is heavier. */
export function NoticeRow({ notice, onFollow }: Props) {
  const { t, language } = useWords();
  const { reportId, title, period, leadDivisionName, text, toldAt, readAt, job } = notice;
  const fact = factOf(t, language, notice);
  return (
    <Link
      className="row"
      {...(job === null
        ? { to: '/reports/$reportId', params: { reportId } }
        : { to: '/audit', search: { job: reportId } })}
      onClick={onFollow}
    >
      <Stack gap={4} component="span">
        <Group justify="space-between" gap="xs" component="span">
          <Text component="span" fw={readAt === null ? 600 : 400}>
            {readAt === null && <span className="unread">{t('notices.isUnread')}</span>}
            {headlineOf(t, notice)}
          </Text>
          <Text component="span" size="sm" c="gray.8">
            {showInstant(toldAt)}
          </Text>
        </Group>
        <span className="row-title">{title ?? (job && t(`notice.job.${job.kind}`))}</span>
        {period !== null && (
          <Text component="span" size="sm">
            {periodName(t, period)} · {leadDivisionName}
          </Text>
        )}
        {fact !== '' && (
          <Text component="span" size="sm">
            {fact}
          </Text>
        )}
        {text !== null && (
          <Text component="span" size="sm" className="text quoted">
            {text}
          </Text>
        )}
      </Stack>
    </Link>
  );
}
