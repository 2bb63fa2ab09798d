import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reads, type Schemas } from '../api/queries.js';
import { showInstant } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { Reading } from '../shell/problem.js';

type Translate = ReturnType<typeof useWords>['t'];
type Line = readonly [at: string | null, words: string, why?: string | null];

/** What the record says of one version: who did what, when and why. */
const linesOf = (t: Translate, one: Schemas['Submission']): readonly Line[] => {
  const { version } = one;
  const decided = { version, name: one.decidedByName ?? '' };
  return [
    [
      one.receivedAt,
      `${t('timeline.submitted', { version, name: one.submittedByName })} ${t(one.onTime ? 'timeline.onTime' : 'timeline.late')}`,
      one.lateReason,
    ],
    [one.withdrawnAt, t('timeline.withdrawn', { version })],
    [one.reviewBegunAt, t('timeline.reviewBegun', { version, name: one.reviewedByName ?? '' })],
    [
      one.decidedAt,
      t(one.decision === 'approved' ? 'timeline.approved' : 'timeline.returned', decided),
      one.returnReason,
    ],
    [one.reopenedAt, t('timeline.reopened', { version, name: one.reopenedByName ?? '' }), one.reopenReason],
  ];
};

interface Told {
  readonly reportId: string;
  readonly submissions: readonly Schemas['Submission'][];
  readonly escalations: readonly Schemas['EscalationItem'][];
}

/** What has happened, what is waited for now, and what falls due when. */
export function Timeline({ reportId, submissions, escalations }: Told) {
  const { t, said } = useWords();
  const process = useQuery(reads.process(reportId));
  const happened = [
    ...submissions.flatMap((one) => linesOf(t, one)),
    ...escalations.map(({ raisedAt, level }): Line => [raisedAt, t('timeline.escalated', { level })]),
  ]
    .flatMap(([at, words, why]) => (at === null ? [] : [{ at, words, why }]))
    .sort((one, other) => one.at.localeCompare(other.at));
  return (
    <section aria-labelledby="timeline">
      <Title order={2} size="h3" id="timeline" mb="xs">
        {t('timeline.title')}
      </Title>
      <Stack component="ol" gap="xs" className="timeline">
        {happened.map(({ at, words, why }) => (
          <li key={`${at} ${words}`}>
            <Text size="sm" c="gray.7">
              {showInstant(at)}
            </Text>
            <Text>{words}</Text>
            {why && <Text className="text">{t('timeline.why', { why })}</Text>}
          </li>
        ))}
      </Stack>
      <Reading read={process}>
        {({ words, due, temporal }) => (
          <>
            <Title order={3} size="h4" mt="sm">
              {t('timeline.now')}
            </Title>
            <Text>{said(words)}</Text>
            <Text size="sm" c="gray.7">
              {said(temporal.words)}
            </Text>
            {due.length > 0 && (
              <>
                <Title order={3} size="h4" mt="sm">
                  {t('timeline.next')}
                </Title>
                <ol className="timeline">
                  {due.map((step) => (
                    <li key={`${step.arming} ${step.step}`}>
                      <Text size="sm" c="gray.7">
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
