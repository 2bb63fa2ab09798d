import { Badge, Group, Text, Title } from '@mantine/core';
import type { Ref } from 'react';
import type { Report } from '../api/queries.js';
import { useWords } from '../i18n/i18n.js';
import { periodName } from '../shell/period.js';

interface Props {
  readonly report: Pick<Report, 'title' | 'phase' | 'period' | 'leadDivisionName'>;
  readonly order?: 1 | 2;
  /** It can take the focus. */
  readonly heading?: Ref<HTMLHeadingElement>;
}

/** What a report is: its task, where it stands, whose it is and of which period. */
export function ReportHead({ report, order = 1, heading }: Props) {
  const { t } = useWords();
  return (
    <div>
      <Title order={order} size="h2" ref={heading} tabIndex={-1}>
        {report.title}
      </Title>
      <Group mt="xs">
        <Badge variant="default" tt="none">
          {t(`phase.${report.phase}`)}
        </Badge>
        <Text>
          {periodName(t, report.period)} · {report.leadDivisionName}
        </Text>
      </Group>
    </div>
  );
}
