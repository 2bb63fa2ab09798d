import { Alert, Grid, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reads, type Report, type Schemas } from '../api/queries.js';
import { EscalationCard } from '../escalations/escalation-card.js';
import { lastDayBefore } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { allowedOf, Refusal } from '../shell/action-button.js';
import { DueLine } from '../shell/due-line.js';
import { Loading, ProblemAlert } from '../shell/problem.js';
import { Reopening, Withdrawal } from './acts.js';
import { LastPeriods } from './last-periods.js';
import { ReportHead } from './report-head.js';
import { ReviewSection } from './review/review-section.js';
import { Timeline } from './timeline.js';
import { Versions } from './versions.js';
import { Receipt, WriteSection } from './write/write-section.js';

/** All of a report: what may be done with it on the left, its limit and what has happened on the right. */
export function ReportView({ report }: { readonly report: Report }) {
  const { reportId, submissions, phase, etag, allowedActions: actions } = report;
  const [accepted, setAccepted] = useState<Schemas['Accepted']>();
  const [submit, saveDraft] = [allowedOf(actions, 'submit'), allowedOf(actions, 'saveDraft')];
  const inReview = phase === 'submitted' || phase === 'inReview';
  // Once it was sent, the reviewer's clock runs.
  const reviewDueAt = inReview ? report.reviewDueAt : null;
  return (
    <Stack>
      <ReportHead report={report} />
      {accepted && inReview && <Receipt accepted={accepted} />}
      <Returned report={report} />
      <Directives escalations={report.escalations} />
      <Grid>
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack>
            {saveDraft?.allowed && submit && (
              <Write
                // Begun anew by each submission and return.
                key={`${phase} ${submissions.length}`}
                report={report}
                submit={submit}
                onSubmitted={setAccepted}
              />
            )}
            {!saveDraft?.allowed && saveDraft && (phase === 'awaiting' || phase === 'returned') && (
              <Refusal allowed={saveDraft} />
            )}
            <Withdrawal reportId={reportId} etag={etag} version={submissions.length} actions={actions} />
            {inReview && (
              <ReviewSection reportId={reportId} etag={etag} submissions={submissions} actions={actions} />
            )}
            {phase === 'approved' && <Reopening reportId={reportId} etag={etag} actions={actions} />}
            <Versions submissions={submissions} />
            {report.escalations.map((escalation) => (
              <EscalationCard key={escalation.escalationId} escalation={escalation} />
            ))}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack>
            <Paper withBorder p="md">
              {phase !== 'approved' && (
                <DueLine
                  reportId={reportId}
                  lastValidDay={reviewDueAt === null ? report.lastValidDay : lastDayBefore(reviewDueAt)}
                  overdue={reviewDueAt === null && report.overdue}
                  ofReview={reviewDueAt !== null}
                />
              )}
              <Asked report={report} />
            </Paper>
            <Paper withBorder p="md">
              <Timeline report={report} />
            </Paper>
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

/** What the plan asks for, and the same task's reports of other periods. */
function Asked({ report }: { readonly report: Report }) {
  const { t } = useWords();
  return (
    <>
      <Title order={2} size="h3" mt="sm">
        {t('report.asked')}
      </Title>
      <Text className="text">{report.assignmentText}</Text>
      <LastPeriods report={report} />
    </>
  );
}

function Returned({ report: { phase, submissions } }: { readonly report: Report }) {
  const { t } = useWords();
  const newest = submissions.at(-1);
  if (phase !== 'returned' || !newest?.returnReason) return null;
  return (
    <Alert color="yellow.9" variant="outline" title={t('report.returned', { version: newest.version })}>
      <Text className="text">{newest.returnReason}</Text>
      {newest.comments.map(({ field, text }, index) => (
        <Text key={index} className="text">
          <strong>{t(`field.${field}`)}:</strong> {text}
        </Text>
      ))}
    </Alert>
  );
}

/** What leaders have directed, on top: the division is to see it first. */
function Directives({ escalations }: Pick<Report, 'escalations'>) {
  const { t } = useWords();
  const directed = escalations.filter(({ directive }) => directive !== null);
  if (directed.length === 0) return null;
  return (
    <Alert color="office" variant="outline" title={t('escalation.directives')}>
      {directed.map(({ escalationId, directive, acknowledgedByName }) => (
        <Text key={escalationId} className="text">
          <strong>{acknowledgedByName}:</strong> {directive}
        </Text>
      ))}
    </Alert>
  );
}

interface WriteProps extends Pick<Parameters<typeof WriteSection>[0], 'submit' | 'onSubmitted'> {
  readonly report: Report;
}

/** From the draft, where there is one since the last submission; else from what was submitted. */
function Write({ report, ...rest }: WriteProps) {
  const { reportId, submissions, etag, overdue } = report;
  const [opened] = useState(Date.now);
  const { data, dataUpdatedAt, error, refetch } = useQuery(reads.draft(reportId));
  // A draft read before this form was opened may be older than what was saved in it then.
  if (!data || dataUpdatedAt < opened)
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loading />;
  const current = data.draft?.afterSubmission === submissions.length ? data.draft.content : undefined;
  return (
    <WriteSection
      {...rest}
      reportId={reportId}
      etag={etag}
      overdue={overdue}
      begin={current ?? submissions.at(-1)?.content ?? {}}
      draftEtag={data.etag}
      attachmentLimit={data.attachmentLimit}
    />
  );
}
