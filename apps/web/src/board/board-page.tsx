import { Button, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { reads, type Schemas } from '../api/queries.js';
import { EscalationList } from '../escalations/escalation-list.js';
import { showInstant, startOfDay } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { DayInput } from '../shell/day-input.js';
import { periodName } from '../shell/period.js';
import { Reading } from '../shell/problem.js';
import { PlanChoice } from './plan-choice.js';
import { Rates } from './rates.js';
import { RecordActual } from './record-actual.js';
import { SubIndices } from './sub-indices.js';

const route = getRouteApi('/board');

/** `Bảng điều hành`: where the plan stands, on one page. */
export function BoardPage() {
  const { t } = useWords();
  const plans = useQuery(reads.plans);
  return (
    <>
      <title>{`${t('board.title')} – ${t('product')}`}</title>
      <Title order={1} size="h2" mb="sm">
        {t('board.title')}
      </Title>
      <Reading read={plans}>
        {({ items }) => {
          const newest = items.find(({ status }) => status === 'issued');
          return newest ? <Board newest={newest} /> : <Text>{t('board.noPlan')}</Text>;
        }}
      </Reading>
    </>
  );
}

function Board({ newest }: { readonly newest: Schemas['PlanItem'] }) {
  const { t } = useWords();
  const { planId = newest.planId, period = '', asOf = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [day, setDay] = useState(asOf);
  const choose = (changed: Record<string, string | undefined>) =>
    void navigate({ search: (was) => ({ ...was, ...changed }) });
  const filter = {
    planId,
    ...(period !== '' && { period }),
    // To the end of that day: what was known when it was over.
    ...(asOf !== '' && { asOf: startOfDay(asOf, 1) }),
  };
  const byDivision = useQuery(reads.scoreboard({ ...filter, groupBy: 'division' }));
  const byPeriod = useQuery(reads.scoreboard({ ...filter, groupBy: 'period' }));
  const agency = useQuery(reads.agency).data;
  const plan = useQuery(reads.plan(planId)).data;
  return (
    <>
      <PlanChoice
        planId={planId}
        period={period}
        all
        onPlan={(chosen) => {
          choose({ planId: chosen, period: undefined });
        }}
        onPeriod={(chosen) => {
          choose({ period: chosen || undefined });
        }}
      >
        <DayInput label={t('board.asOf')} value={day} onChange={setDay} />
        <Button
          variant="default"
          onClick={() => {
            choose({ asOf: day || undefined });
          }}
        >
          {t('board.show')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            print();
          }}
        >
          {t('print')}
        </Button>
      </PlanChoice>
      <Reading read={byDivision}>
        {({ rows, total, subIndices, asOf: at }) => (
          <Stack className="one-page">
            <Text>
              {agency?.name} · {plan?.number} · {plan?.title}
              {period !== '' && ` · ${periodName(t, period)}`} · {t('board.at', { at: showInstant(at) })}
            </Text>
            <SubIndices rows={subIndices} />
            {plan && <RecordActual plan={plan} />}
            <Rates
              id="by-division"
              title={t('board.byDivision')}
              first={t('board.division')}
              rows={rows}
              total={total}
              drawn="across"
            />
            <Reading read={byPeriod}>
              {(periods) => (
                <Rates
                  id="by-period"
                  title={t('board.byPeriod')}
                  first={t('board.period')}
                  rows={periods.rows}
                  total={periods.total}
                  drawn="upright"
                  labelOf={({ key }) => periodName(t, key ?? '')}
                />
              )}
            </Reading>
            <OpenEscalations planId={planId} />
          </Stack>
        )}
      </Reading>
    </>
  );
}

/** As `.few-on-paper` has it: the rest would not go on the one page. */
const ON_PAPER = 4;

function OpenEscalations({ planId }: { readonly planId: string }) {
  const { t } = useWords();
  const open = useQuery(reads.escalations({ open: 'true', limit: '200' }));
  return (
    <section aria-labelledby="open-escalations">
      <Title order={2} size="h3" id="open-escalations" mb="xs">
        {t('board.escalations')}
      </Title>
      <Reading read={open}>
        {({ items }) => {
          const ofPlan = items.filter((one) => one.planId === planId);
          return (
            <EscalationList items={ofPlan} className="few-on-paper">
              {ofPlan.length === 0 && <Text>{t('board.noEscalations')}</Text>}
              {ofPlan.length > ON_PAPER && (
                <Text className="only-on-paper">
                  {t('board.moreEscalations', { count: ofPlan.length - ON_PAPER })}
                </Text>
              )}
            </EscalationList>
          );
        }}
      </Reading>
    </section>
  );
}
