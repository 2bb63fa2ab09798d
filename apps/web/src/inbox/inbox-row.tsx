import { Badge, Grid, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../api/queries.js';
import { lastDayBefore } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { DueLine } from '../shell/due-line.js';
import { periodName } from '../shell/period.js';

/** All of it is the link. */
export function InboxRow({ item: { task, report } }: { readonly item: Schemas['InboxItem'] }) {
  const { t } = useWords();
  const { reportId, lastValidDay, overdue, reviewDueAt } = report;
  const ofReview = (task === 'decide' || task === 'beginReview') && reviewDueAt !== null;
  return (
    <Link className="row" data-row to="/reports/$reportId" params={{ reportId }}>
      <Grid component="span">
        <Grid.Col component="span" span={{ base: 12, sm: 8 }}>
          <Stack gap={4} component="span">
            <span className="row-title">{report.title}</span>
            <Group gap="xs" component="span">
              <Badge variant="default" tt="none" component="span">
                {t(`phase.${report.phase}`)}
              </Badge>
              <Text component="span" size="sm">
                {periodName(t, report.period)} · {report.leadDivisionName}
              </Text>
            </Group>
            <Text component="span" size="sm" fw={600}>
              {t(`task.${task}`)}
            </Text>
          </Stack>
        </Grid.Col>
        {task !== 'nothing' && (
          <Grid.Col component="span" span={{ base: 12, sm: 4 }}>
            <DueLine
              reportId={reportId}
              lastValidDay={ofReview ? lastDayBefore(reviewDueAt) : lastValidDay}
              overdue={!ofReview && overdue}
              ofReview={ofReview}
            />
          </Grid.Col>
        )}
      </Grid>
    </Link>
  );
}
