import '@mantine/core/styles/Table.css';
import { Alert, Badge, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { reads, type Plan } from '../api/queries.js';
import { numbers, showDay } from '../format/dates.js';
import { score } from '../format/decimal.js';
import { useWords } from '../i18n/i18n.js';
import { allowedOf, Refusal } from '../shell/action-button.js';
import { PageLink } from '../shell/page-link.js';
import { periodName } from '../shell/period.js';
import { Reading } from '../shell/problem.js';
import { IssuePlan } from './issue-plan.js';
import { PreparePlan } from './prepare-plan.js';

const route = getRouteApi('/plans/$planId');

/** A plan as its document says it, and what may be done with it. */
export function PlanPage() {
  const { t } = useWords();
  const { planId } = route.useParams();
  const plan = useQuery(reads.plan(planId));
  return (
    <>
      <title>{`${plan.data?.title ?? planId} – ${t('product')}`}</title>
      <Reading read={plan}>{(shown) => <PlanView key={planId} plan={shown} />}</Reading>
    </>
  );
}

function PlanView({ plan }: { readonly plan: Plan }) {
  const { t } = useWords();
  const { title, status, year, number, date, signerName, sample, content, allowedActions } = plan;
  const issue = allowedOf(allowedActions, 'issue');
  const { parentPlan } = content;
  return (
    <Stack>
      <div>
        <Title order={1} size="h2">
          {title}
        </Title>
        <Group mt="xs">
          <Badge variant="default" tt="none">
            {t(`plans.${status}`)}
          </Badge>
          {sample && (
            <Badge variant="default" tt="none">
              {t('plans.sample')}
            </Badge>
          )}
          <Text>
            {t('period.year', { year })}
            {status === 'issued' &&
              ` · ${t('plans.signed', { number: number ?? '', date: numbers(date ?? ''), name: signerName ?? '' })}`}
          </Text>
        </Group>
        <Text>
          {t('plans.parent', {
            number: parentPlan.number,
            date: numbers(parentPlan.date),
            issuer: parentPlan.issuer,
          })}
        </Text>
      </div>
      {status === 'draft' && (
        <Alert color="office" variant="outline" title={t('plans.isDraft')}>
          {t('plans.isDraft.next')}
        </Alert>
      )}
      {status === 'draft' && (issue?.allowed ? <IssuePlan plan={plan} /> : issue && <Refusal allowed={issue} />)}
      <SubIndexTable plan={plan} />
      <Periods plan={plan} />
      <Assignments plan={plan} />
      {allowedOf(allowedActions, 'prepare')?.allowed && <PreparePlan plan={plan} />}
    </Stack>
  );
}

function SubIndexTable({ plan: { content } }: { readonly plan: Plan }) {
  const { t } = useWords();
  if (content.subIndices.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="sub-indices">
      <Title order={2} size="h3" id="sub-indices">
        {t('board.subIndices')}
      </Title>
      <Table.ScrollContainer minWidth={480} type="native">
        <Table>
          <Table.Thead>
            <Table.Tr>
              {[t('board.subIndex'), t('board.baseline'), t('board.target'), t('plans.delta')].map((name) => (
                <Table.Th scope="col" key={name}>
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {content.subIndices.map(({ subIndexId, name, baseline, target, delta, targetText }) => (
              <Table.Tr key={subIndexId}>
                <Table.Th scope="row">
                  {name}
                  {targetText !== undefined && (
                    <Text size="sm" fw={400} c="gray.8">
                      “{targetText}”
                    </Text>
                  )}
                </Table.Th>
                <Table.Td>{score(baseline)}</Table.Td>
                <Table.Td>≥ {score(target)}</Table.Td>
                <Table.Td>+{score(delta)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function Periods({ plan: { status, periods, content } }: { readonly plan: Plan }) {
  const { t, language } = useWords();
  const { quarterly, yearly } = content.schedule;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="periods">
      <Title order={2} size="h3" id="periods">
        {t('plans.periods')}
      </Title>
      {quarterly && <Text>{t('plans.quarterly', { day: quarterly.beforeDay })}</Text>}
      {yearly && <Text>{t('plans.yearly', { day: yearly.beforeDay, month: yearly.month })}</Text>}
      {status === 'issued' && (
        <ul className="plain">
          {periods.map(({ period, lastValidDay }) => (
            <li key={period}>
              <strong>{periodName(t, period)}</strong> ·{' '}
              {t('due.limit', { day: showDay(lastValidDay, language) })}
            </li>
          ))}
        </ul>
      )}
    </Paper>
  );
}

function Assignments({ plan: { planId, status, content, periods } }: { readonly plan: Plan }) {
  const { t } = useWords();
  const divisions = useQuery(reads.divisions).data?.items ?? [];
  const nameOf = (divisionId: string) =>
    divisions.find((one) => one.divisionId === divisionId)?.name ?? divisionId;
  return (
    <section aria-labelledby="assignments">
      <Title order={2} size="h3" id="assignments" mb="xs">
        {t('plans.assignments')} ({content.assignments.length})
      </Title>
      <Stack component="ol" className="plain" gap="sm">
        {content.assignments.map((one) => (
          <Paper withBorder p="md" component="li" key={one.assignmentId}>
            <Title order={3} size="h4">
              {one.title}
            </Title>
            <Text className="text">{one.text}</Text>
            <Text size="sm" c="gray.8">
              {t('plans.lead', { name: nameOf(one.leadDivisionId) })}
              {one.supportingDivisionIds.length > 0 &&
                ` · ${t('plans.support', { names: one.supportingDivisionIds.map(nameOf).join('; ') })}`}
              {one.supportingText !== '' && ` · “${one.supportingText}”`}
            </Text>
            {status === 'issued' && (
              <Group gap="md" mt={4}>
                {periods.map(({ period }) => (
                  <PageLink
                    key={period}
                    to="/coverage"
                    search={{ planId, period }}
                    size="sm"
                    aria-label={`${periodName(t, period)}: ${one.title}`}
                  >
                    {periodName(t, period)}
                  </PageLink>
                ))}
              </Group>
            )}
          </Paper>
        ))}
      </Stack>
    </section>
  );
}
