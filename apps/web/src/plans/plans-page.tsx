import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { reads, type Schemas } from '../api/queries.js';
import { numbers } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { allowedOf, Refusal } from '../shell/action-button.js';
import { Reading } from '../shell/problem.js';
import { ImportPlan } from './import-plan.js';

/** `Kế hoạch`: the newest year first; and importing one, for whoever may. */
export function PlansPage() {
  const { t } = useWords();
  const plans = useQuery(reads.plans);
  return (
    <Stack>
      <title>{`${t('plans.title')} – ${t('product')}`}</title>
      <Title order={1} size="h2">
        {t('plans.title')}
      </Title>
      <Reading read={plans}>
        {({ items, allowedActions }) => {
          const importing = allowedOf(allowedActions, 'import');
          return (
            <>
              {items.length === 0 ? (
                <Text>{t('plans.empty')}</Text>
              ) : (
                <Paper withBorder component="ul" className="entries">
                  {items.map((plan) => (
                    <li key={plan.planId}>
                      <PlanRow plan={plan} />
                    </li>
                  ))}
                </Paper>
              )}
              {importing?.allowed ? <ImportPlan /> : importing && <Refusal allowed={importing} />}
            </>
          );
        }}
      </Reading>
    </Stack>
  );
}

function PlanRow({ plan }: { readonly plan: Schemas['PlanItem'] }) {
  const { t } = useWords();
  const { planId, title, year, status, number, date, signerName, sample, assignments } = plan;
  return (
    <Link className="row" to="/plans/$planId" params={{ planId }}>
      <span className="row-title">{title}</span>
      <Group component="span" gap="xs">
        <Badge variant="default" tt="none" component="span">
          {t(`plans.${status}`)}
        </Badge>
        {sample && (
          <Badge variant="default" tt="none" component="span">
            {t('plans.sample')}
          </Badge>
        )}
        <Text component="span" size="sm">
          {t('plans.line', { year, count: assignments })}
          {status === 'issued' &&
            ` · ${t('plans.signed', { number: number ?? '', date: numbers(date ?? ''), name: signerName ?? '' })}`}
        </Text>
      </Group>
    </Link>
  );
}
