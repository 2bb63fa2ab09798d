import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reads, type Report, type Schemas } from '../api/queries.js';
import { useWords } from '../i18n/i18n.js';
import { PageLink } from '../shell/page-link.js';
import { periodName } from '../shell/period.js';
import { ProblemAlert, Reading } from '../shell/problem.js';
import { FieldValue } from './field-value.js';
import { ReportId } from './attach/report-id.js';

type Other = Schemas['ReportItem'];

/** What is looked up when the next report is written. */
const SHOWN = ['results', 'figures', 'difficulties'] as const;

/** The same task's reports of other periods; of those that were sent, what they say, the one before this open. */
export function LastPeriods({ report: { assignmentId, reportId, limitAt } }: { readonly report: Report }) {
  const { t } = useWords();
  const read = useQuery(reads.reportsOfAssignment(assignmentId));
  if (read.error && !read.data)
    return <ProblemAlert error={read.error} onRetry={() => void read.refetch()} />;
  const others = (read.data?.items ?? []).filter((other) => other.reportId !== reportId);
  if (others.length === 0) return null;
  const before = others
    .filter((other) => other.submissionNumber > 0 && other.limitAt < limitAt)
    .toSorted((one, other) => (one.limitAt < other.limitAt ? 1 : -1));
  return (
    <>
      <Title order={3} size="h4" mt="sm">
        {t('report.otherPeriods')}
      </Title>
      <ul className="plain">
        {others.map((other) => (
          <li key={other.reportId}>
            <PageLink to="/reports/$reportId" params={{ reportId: other.reportId }}>
              {periodName(t, other.period)}
            </PageLink>{' '}
            · {t(`phase.${other.phase}`)}
            {other.submissionNumber > 0 && <Said other={other} begin={other === before[0]} />}
          </li>
        ))}
      </ul>
      {before.length === 0 && <Text size="sm">{t('lastPeriods.none')}</Text>}
    </>
  );
}

function Said({ other: { reportId, period }, begin }: { readonly other: Other; readonly begin: boolean }) {
  const { t } = useWords();
  const [open, setOpen] = useState(begin);
  return (
    <details
      open={open}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>{t('lastPeriods.said', { period: periodName(t, period) })}</summary>
      {open && <Content reportId={reportId} />}
    </details>
  );
}

function Content({ reportId }: { readonly reportId: string }) {
  const { t } = useWords();
  const report = useQuery(reads.report(reportId));
  return (
    <Reading read={report}>
      {({ submissions }) => {
        const content = submissions.at(-1)?.content;
        return (
          content && (
            <ReportId value={reportId}>
              {SHOWN.map((field) => (
                <div key={field} className="text quoted">
                  <Text size="sm" fw={600}>
                    {t(`field.${field}`)}
                  </Text>
                  <FieldValue content={content} field={field} />
                </div>
              ))}
            </ReportId>
          )
        );
      }}
    </Reading>
  );
}
