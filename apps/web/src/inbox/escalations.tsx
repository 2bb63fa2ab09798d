import { Paper, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { reads, type Schemas } from '../api/queries.js';
import { showInstant } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { Icon } from '../shell/icons.js';
import { periodName } from '../shell/period.js';

export function Escalations({ items }: { readonly items: readonly Schemas['Escalation'][] }) {
  const { t } = useWords();
  const divisions = useQuery(reads.divisions).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="escalations">
      <Title order={2} size="h3" id="escalations" mt="lg" mb="xs">
        {t('inbox.escalations')} ({items.length})
      </Title>
      <Paper withBorder>
        {items.map(({ escalationId, reportId, kind, level, leadDivisionId, period, raisedAt, ...rest }) => {
          const division = divisions.find(({ divisionId }) => divisionId === leadDivisionId);
          const words = { level, division: division?.name ?? leadDivisionId, period: periodName(t, period) };
          return (
            <Link
              key={`${reportId} ${escalationId}`}
              className="row"
              to="/reports/$reportId"
              params={{ reportId }}
            >
              <span className="row-title">
                {kind === 'review' ? t('inbox.escalation.review', words) : t('inbox.escalation', words)}
              </span>
              <Text size="sm">
                <Icon name={rest.acknowledgedAt === null ? 'warning' : 'done'} />{' '}
                {rest.acknowledgedByName === null
                  ? t('inbox.escalation.open')
                  : t('inbox.escalation.acknowledged', { name: rest.acknowledgedByName })}
                {' · '}
                {t('inbox.escalation.raised', { at: showInstant(raisedAt) })}
              </Text>
            </Link>
          );
        })}
      </Paper>
    </section>
  );
}
