import '@mantine/core/styles/Table.css';
import { Button, Group, NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { reads, type Plan, type Schemas } from '../api/queries.js';
import { PlanChoice } from '../board/plan-choice.js';
import { showDay } from '../format/dates.js';
import { inOrder } from '../format/search.js';
import { useWords } from '../i18n/i18n.js';
import { Icon } from '../shell/icons.js';
import { PageLink } from '../shell/page-link.js';
import { periodName } from '../shell/period.js';
import { Loading, ProblemAlert, Reading } from '../shell/problem.js';
import { onlyFrom } from './coverage-address.js';
import { isMissing, standingOf, STANDINGS, type Standing } from './standing.js';

const route = getRouteApi('/coverage');

/** `Tổng hợp`, as far as it goes: who has reported in a period, and who has not. */
export function CoveragePage() {
  const { t } = useWords();
  const plans = useQuery(reads.plans);
  return (
    <>
      <title>{`${t('coverage.title')} – ${t('product')}`}</title>
      <Title order={1} size="h2" mb="sm">
        {t('coverage.title')}
      </Title>
      <Reading read={plans}>
        {({ items }) => {
          const newest = items.find(({ status }) => status === 'issued');
          return newest ? <OfPlan newest={newest.planId} /> : <Text>{t('board.noPlan')}</Text>;
        }}
      </Reading>
    </>
  );
}

function OfPlan({ newest }: { readonly newest: string }) {
  const { planId = newest } = route.useSearch();
  const plan = useQuery(reads.plan(planId));
  return <Reading read={plan}>{(shown) => <OfPeriod plan={shown} />}</Reading>;
}

/** The period whose limit is the next one, or the last that was. */
const currentPeriod = ({ periods }: Plan, now: string): string =>
  (periods.find(({ limitAt }) => limitAt > now) ?? periods.at(-1))?.period ?? '';

type Row = Schemas['ReportItem'] & { readonly standing: Standing };

function OfPeriod({ plan }: { readonly plan: Plan }) {
  const { t, language } = useWords();
  const now = useQuery(reads.me).data?.now ?? '';
  const { period = currentPeriod(plan, now), only } = route.useSearch();
  const navigate = route.useNavigate();
  const reports = useInfiniteQuery(reads.reportsOfPeriod(plan.planId, period));
  const { hasNextPage, isFetching, isError, fetchNextPage } = reports;
  // Who is missing is known when all are there.
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const limit = plan.periods.find((one) => one.period === period);
  const rows = (reports.data?.pages.flatMap(({ items }) => items) ?? [])
    .map((report): Row => ({ ...report, standing: standingOf(report, now) }))
    .sort(
      (one, other) =>
        inOrder(one.leadDivisionName, other.leadDivisionName) || inOrder(one.title, other.title),
    );
  const shown = rows.filter(
    ({ standing }) => only === undefined || (only === 'lacking' ? isMissing(standing) : standing === only),
  );
  const count = (standing: Standing) => rows.filter((row) => row.standing === standing).length;
  return (
    <Stack>
      <PlanChoice
        planId={plan.planId}
        period={period}
        all={false}
        onPlan={(planId) => void navigate({ search: { planId } })}
        onPeriod={(chosen) => void navigate({ search: (was) => ({ ...was, period: chosen }) })}
      >
        <NativeSelect
          label={t('coverage.only')}
          value={only ?? ''}
          data={[
            { value: '', label: t('coverage.all') },
            { value: 'lacking', label: t('coverage.lacking') },
            ...STANDINGS.map((standing) => ({ value: standing, label: t(`standing.${standing}`) })),
          ]}
          onChange={({ currentTarget }) =>
            void navigate({ search: (was) => ({ ...was, only: onlyFrom(currentTarget.value) }) })
          }
        />
        <Button
          variant="default"
          onClick={() => {
            print();
          }}
        >
          {t('print')}
        </Button>
      </PlanChoice>
      <Text>
        {plan.number} · {plan.title} · {periodName(t, period)}
        {limit && ` · ${t('due.limit', { day: showDay(limit.lastValidDay, language) })}`}
      </Text>
      {reports.error && <ProblemAlert error={reports.error} onRetry={() => void reports.refetch()} />}
      {reports.isPending || hasNextPage ? (
        <Loading />
      ) : (
        <>
          <Group component="ul" className="plain" gap="lg">
            {STANDINGS.filter((standing) => count(standing) > 0).map((standing) => (
              <li key={standing}>
                <StandingName standing={standing} />: <strong>{count(standing)}</strong>
              </li>
            ))}
          </Group>
          <CopyMissing rows={rows.filter(({ standing }) => isMissing(standing))} period={period} />
          {shown.length === 0 ? (
            <Text role="status">{t('coverage.empty')}</Text>
          ) : (
            <CoverageTable rows={shown} />
          )}
        </>
      )}
    </Stack>
  );
}

const ICONS = {
  notOpen: 'clock',
  awaiting: 'clock',
  missing: 'warning',
  late: 'late',
  onTime: 'done',
  returned: 'warning',
  approved: 'done',
} as const satisfies Record<Standing, string>;

function StandingName({ standing }: { readonly standing: Standing }) {
  const { t } = useWords();
  return (
    <span className={standing === 'missing' ? 'late' : undefined}>
      <Icon name={ICONS[standing]} /> {t(`standing.${standing}`)}
    </span>
  );
}

function CoverageTable({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useWords();
  return (
    <Table.ScrollContainer minWidth={560} type="native">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('board.division')}</Table.Th>
            <Table.Th scope="col">{t('coverage.task')}</Table.Th>
            <Table.Th scope="col">{t('coverage.standing')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ reportId, title, leadDivisionName, standing }) => (
            <Table.Tr key={reportId}>
              <Table.Td>{leadDivisionName}</Table.Td>
              <Table.Td>
                <PageLink to="/reports/$reportId" params={{ reportId }}>
                  {title}
                </PageLink>
              </Table.Td>
              <Table.Td>
                <StandingName standing={standing} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** For a telephone call or a message: who is missing, as plain text. */
function CopyMissing({ rows, period }: { readonly rows: readonly Row[]; readonly period: string }) {
  const { t } = useWords();
  const [told, setTold] = useState('');
  if (rows.length === 0) return null;
  const text = [
    t('coverage.missingOf', { period: periodName(t, period) }),
    ...rows.map(
      ({ leadDivisionName, title, standing }) =>
        `- ${leadDivisionName}: ${title} (${t(`standing.${standing}`)})`,
    ),
  ].join('\n');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setTold(t('coverage.copied', { count: rows.length }));
    } catch {
      setTold(t('coverage.notCopied'));
    }
  };
  return (
    <Group className="no-print">
      <Button variant="default" onClick={() => void copy()}>
        {t('coverage.copy')}
      </Button>
      <Text role="status">{told}</Text>
    </Group>
  );
}
