import { Paper, Text, Title } from '@mantine/core';
import type { Schemas } from '../api/queries.js';
import { showInstant } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { ContentView } from './content-view.js';

/** Every version that was submitted, the newest open. */
export function Versions({ submissions }: { readonly submissions: readonly Schemas['Submission'][] }) {
  const { t } = useWords();
  if (submissions.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="versions">
      <Title order={2} size="h3" id="versions" mb="sm">
        {t('report.versions')}
      </Title>
      {submissions.toReversed().map(({ version, content, receipt, receivedAt, onTime }, index) => (
        <details key={version} open={index === 0}>
          <summary>
            {t('report.version', { version })} · {t(onTime ? 'report.onTime' : 'report.late')}
          </summary>
          <Text size="sm" c="gray.7" className="text">
            {t('report.receipt', { receipt, at: showInstant(receivedAt) })}
          </Text>
          <ContentView content={content} />
        </details>
      ))}
    </Paper>
  );
}
