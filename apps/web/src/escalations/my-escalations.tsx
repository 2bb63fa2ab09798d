import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reads } from '../api/queries.js';
import { useWords } from '../i18n/i18n.js';
import { ProblemAlert } from '../shell/problem.js';
import { EscalationCard } from './escalation-card.js';

/** What was escalated to me and nobody has acknowledged yet; nothing where there is none. */
export function MyEscalations() {
  const { t } = useWords();
  const personId = useQuery(reads.me).data?.personId ?? '';
  const open = useQuery(reads.escalations({ open: 'true', recipientId: personId }));
  if (open.error && !open.data)
    return <ProblemAlert error={open.error} onRetry={() => void open.refetch()} />;
  const items = open.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="escalations">
      <Title order={2} size="h3" id="escalations" mb="xs">
        {t('escalation.mine')} ({items.length})
      </Title>
      <Stack gap="sm" mb="lg">
        {items.map((escalation) => (
          <EscalationCard
            key={`${escalation.reportId} ${escalation.escalationId}`}
            escalation={escalation}
            linked
          />
        ))}
      </Stack>
    </section>
  );
}
