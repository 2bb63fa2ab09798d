import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Ref } from 'react';
import { reads } from '../api/queries.js';
import { useWords } from '../i18n/i18n.js';
import { HeldReport } from '../report/held-report.js';
import { ReportHead } from '../report/report-head.js';
import { ReviewSection, type Decided } from '../report/review/review-section.js';
import { Reading } from '../shell/problem.js';
import { PageLink } from '../shell/page-link.js';

interface Props {
  readonly reportId: string;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onDecided: (decided: Decided) => void;
  readonly onBack: () => void;
}

/** A report as its reviewer needs it; the rest of it is a link away. */
export function ReviewPane({ reportId, heading, onDecided, onBack }: Props) {
  const { t } = useWords();
  const report = useQuery(reads.report(reportId));
  return (
    <Reading read={report}>
      {(present) => (
        <HeldReport report={present}>
          {(shown) => (
            <Stack>
              <Group className="only-on-phone">
                <Button variant="default" onClick={onBack}>
                  {t('review.back')}
                </Button>
              </Group>
              <ReportHead report={shown} order={2} heading={heading} />
              <Text className="text">{shown.assignmentText}</Text>
              <PageLink to="/reports/$reportId" params={{ reportId }} size="sm">
                {t('review.whole')}
              </PageLink>
              {shown.phase === 'submitted' || shown.phase === 'inReview' ? (
                <ReviewSection
                  reportId={reportId}
                  etag={shown.etag}
                  submissions={shown.submissions}
                  actions={shown.allowedActions}
                  onDecided={onDecided}
                />
              ) : (
                <Alert role="status" color="office" variant="outline">
                  {t('review.notWaiting', { phase: t(`phase.${shown.phase}`) })}
                </Alert>
              )}
            </Stack>
          )}
        </HeldReport>
      )}
    </Reading>
  );
}
