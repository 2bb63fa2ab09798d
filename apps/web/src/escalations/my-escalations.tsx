import { Box, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reads } from '../api/queries.js';
import { useWords } from '../i18n/i18n.js';
import { ProblemAlert } from '../shell/problem.js';
import { EscalationList } from './escalation-list.js';

/** What was escalated to me and nobody has acknowledged yet; nothing where there is none. */
export function MyEscalations() {
  const { t } = useWords();
  const personId = useQuery(reads.me).data?.personId ?? '';
  const open = useQuery(reads.escalations({ open: 'true', recipientId: personId }));
  if (open.error && !open.data)
    return <ProblemAlert error={open.error} onRetry={() => void open.refetch()} />;
  const items = open.data?.items ?? [];
  return (
    <Box component="section" aria-labelledby="escalations" className="cards" mb="lg">
      <Title order={2} size="h3" id="escalations" mb="xs">
        {t('escalation.mine')} ({items.length})
      </Title>
      <EscalationList items={items} />
    </Box>
  );
}
