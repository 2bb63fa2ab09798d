import { Alert, Badge, Grid, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { reads, type Schemas } from '../api/queries.js';
import { lastDayBefore } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { DueLine } from '../shell/due-line.js';
import { periodName } from '../shell/period.js';
import { Loading, Reading } from '../shell/problem.js';
import { allowedOf, Refusal } from '../shell/action-button.js';
import { Difference } from './difference.js';
import { ReviewSection } from './review/review-section.js';
import { Timeline } from './timeline.js';
import { Versions } from './versions.js';
import { Receipt, WriteSection } from './write/write-section.js';

type Report = NonNullable<Awaited<ReturnType<NonNullable<ReturnType<typeof reads.report>['queryFn']>>>>;

const route = getRouteApi('/reports/$reportId');

export function ReportPage() {
  const { reportId } = route.useParams();
  const { t } = useWords();
  const report = useQuery(reads.report(reportId));
  return (
    <>
      <title>{`${report.data?.title ?? reportId} – ${t('product')}`}</title>
      <Reading read={report}>{(shown) => <ReportView key={reportId} report={shown} />}</Reading>
    </>
  );
}

function ReportView({ report }: { readonly report: Report }) {
  const { t } = useWords();
  const { reportId, submissions, phase, allowedActions: actions } = report;
  const [accepted, setAccepted] = useState<Schemas['Accepted']>();
  const [submit, saveDraft] = [allowedOf(actions, 'submit'), allowedOf(actions, 'saveDraft')];
  const [approve, giveBack] = [allowedOf(actions, 'approve'), allowedOf(actions, 'return')];
  const newest = submissions.at(-1);
  const inReview = phase === 'submitted' || phase === 'inReview';
  // Once it was sent, the reviewer's clock runs.
  const reviewDueAt = inReview ? report.reviewDueAt : null;
  return (
    <Stack>
      <div>
        <Title order={1} size="h2">
          {report.title}
        </Title>
        <Group mt="xs">
          <Badge variant="default" tt="none">
            {t(`phase.${phase}`)}
          </Badge>
          <Text>
            {periodName(t, report.period)} · {report.leadDivisionName}
          </Text>
        </Group>
      </div>
      {accepted && <Receipt accepted={accepted} />}
      {phase === 'returned' && newest?.returnReason && (
        <Alert color="yellow.9" variant="outline" title={t('report.returned', { version: newest.version })}>
          <Text className="text">{newest.returnReason}</Text>
          {newest.comments.map(({ field, text }, index) => (
            <Text key={index}>
              {t(`field.${field}`)}: {text}
            </Text>
          ))}
        </Alert>
      )}
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
            {inReview && newest && approve && giveBack && (
              <ReviewSection
                reportId={reportId}
                etag={report.etag}
                version={newest.version}
                approve={approve}
                giveBack={giveBack}
              />
            )}
            {newest && newest.version > 1 && (
              <Paper withBorder p="md">
                <Difference reportId={reportId} version={newest.version} />
              </Paper>
            )}
            <Versions submissions={submissions} />
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
              <Title order={2} size="h3" mt="sm">
                {t('report.asked')}
              </Title>
              <Text className="text">{report.assignmentText}</Text>
            </Paper>
            <Paper withBorder p="md">
              <Timeline reportId={reportId} submissions={submissions} escalations={report.escalations} />
            </Paper>
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}

interface WriteProps extends Pick<Parameters<typeof WriteSection>[0], 'submit' | 'onSubmitted'> {
  readonly report: Report;
}

/** From the draft, where there is one since the last submission; else from what was submitted. */
function Write({ report, ...rest }: WriteProps) {
  const { reportId, submissions, etag, overdue } = report;
  const [opened] = useState(Date.now);
  const { data, dataUpdatedAt } = useQuery(reads.draft(reportId));
  // A draft read before this form was opened may be older than what was saved in it then.
  if (!data || dataUpdatedAt < opened) return <Loading />;
  const current = data.draft?.afterSubmission === submissions.length ? data.draft.content : undefined;
  return (
    <WriteSection
      {...rest}
      reportId={reportId}
      etag={etag}
      overdue={overdue}
      begin={current ?? submissions.at(-1)?.content ?? {}}
      draftEtag={data.etag}
    />
  );
}
