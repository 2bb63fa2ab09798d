import './report.css';
import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { reads, type Report, type Schemas } from '../api/queries.js';
import { showInstant } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { ActorLine } from '../record/actor-line.js';
import { eventName } from '../record/event-name.js';
import { factsOf } from '../record/facts.js';
import { Hash } from '../record/hash.js';
import { More } from '../shell/more.js';
import { Reading } from '../shell/problem.js';
import { PageLink } from '../shell/page-link.js';

/** What of a step is told here; when and by whom is told of each. */
const TOLD = [
  'version',
  'level',
  'repeat',
  'daysBefore',
  'limitAt',
  'reason',
  'lateReason',
  'directive',
] as const;

/** What stands in the record of the report, what is waited for now, and what falls due when. */
export function Timeline({ report: { reportId, submissions } }: { readonly report: Report }) {
  const { t, said } = useWords();
  const streamId = `report-${reportId}`;
  const record = useInfiniteQuery(reads.recordOf(reportId));
  const process = useQuery(reads.process(reportId));
  return (
    <section aria-labelledby="timeline">
      <Title order={2} size="h3" id="timeline" mb="xs">
        {t('timeline.title')}
      </Title>
      <Reading read={record}>
        {({ pages }) => (
          <>
            <Stack component="ol" gap="xs" className="timeline">
              {pages
                .flatMap(({ items }) => items)
                .map((step) => (
                  <Step key={step.version} step={step} submissions={submissions} />
                ))}
            </Stack>
            <More read={record} />
          </>
        )}
      </Reading>
      <PageLink to="/audit" search={{ streamId }} size="sm" className="no-print">
        {t('record.open')}
      </PageLink>
      <Reading read={process}>
        {({ words, due, temporal }) => (
          <>
            <Title order={3} size="h4" mt="sm">
              {t('timeline.now')}
            </Title>
            <Text>{said(words)}</Text>
            <Text size="sm" c="gray.8">
              {said(temporal.words)}
            </Text>
            {temporal.seen === 'found' && temporal.link !== null && (
              <Anchor href={temporal.link} target="_blank" rel="noopener" size="sm">
                {t('timeline.temporal')}
              </Anchor>
            )}
            {due.length > 0 && (
              <>
                <Title order={3} size="h4" mt="sm">
                  {t('timeline.next')}
                </Title>
                <ol className="timeline">
                  {due.map((step) => (
                    <li key={`${step.arming} ${step.step}`}>
                      <Text size="sm" c="gray.8">
                        {showInstant(step.at)}
                      </Text>
                      <Text>{said(step.words)}</Text>
                    </li>
                  ))}
                </ol>
              </>
            )}
          </>
        )}
      </Reading>
    </section>
  );
}

interface StepProps {
  readonly step: Schemas['AuditEntry'];
  readonly submissions: readonly Schemas['Submission'][];
}

function Step({ step: { type, data, meta, occurredAt, hash }, submissions }: StepProps) {
  const { t } = useWords();
  const submitted =
    type === 'ReportSubmitted' || type === 'ReportResubmitted'
      ? submissions.find(({ version }) => version === data?.['version'])
      : undefined;
  return (
    <li>
      <Text size="sm" c="gray.8">
        {showInstant(occurredAt)} · <ActorLine meta={meta} />
      </Text>
      <Text fw={600}>
        {eventName(t, type)}
        {submitted && ` – ${t(submitted.onTime ? 'report.onTime' : 'report.late')}`}
      </Text>
      {factsOf(t, data, TOLD).map(([name, value]) => (
        <Text key={name} size="sm" className="text">
          {name}: {value}
        </Text>
      ))}
      <Hash name={t('record.hash')} value={hash} />
      {submitted && <Hash name={t('record.contentHash')} value={submitted.contentHash} />}
    </li>
  );
}
