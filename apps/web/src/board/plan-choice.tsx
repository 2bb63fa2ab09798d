import { Group, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { reads } from '../api/queries.js';
import { useWords } from '../i18n/i18n.js';
import { periodName } from '../shell/period.js';

interface Props {
  readonly planId: string;
  readonly period: string;
  readonly onPlan: (planId: string) => void;
  readonly onPeriod: (period: string) => void;
  /** Whether all periods together can be chosen. */
  readonly all: boolean;
  readonly children?: ReactNode;
}

/** An issued plan, and one of its periods. */
export function PlanChoice({ planId, period, onPlan, onPeriod, all, children }: Props) {
  const { t } = useWords();
  const plans = useQuery(reads.plans).data?.items ?? [];
  const periods = useQuery({ ...reads.plan(planId), enabled: planId !== '' }).data?.periods ?? [];
  return (
    <Group align="flex-end" className="no-print" mb="md">
      <NativeSelect
        label={t('board.plan')}
        value={planId}
        data={plans
          .filter(({ status }) => status === 'issued')
          .map((plan) => ({ value: plan.planId, label: `${plan.number ?? ''} – ${plan.title}` }))}
        onChange={({ currentTarget }) => {
          onPlan(currentTarget.value);
        }}
        maw="100%"
      />
      <NativeSelect
        label={t('board.period')}
        value={period}
        data={[
          ...(all ? [{ value: '', label: t('board.allPeriods') }] : []),
          ...periods.map((one) => ({ value: one.period, label: periodName(t, one.period) })),
        ]}
        onChange={({ currentTarget }) => {
          onPeriod(currentTarget.value);
        }}
      />
      {children}
    </Group>
  );
}
