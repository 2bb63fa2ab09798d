import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { ApiError } from '../api/api-error.js';
import { api, type Plan } from '../api/queries.js';
import { usePlainCommand } from '../api/use-command.js';
import { withPoint } from '../format/decimal.js';
import { useWords } from '../i18n/i18n.js';
import { ErrorSummary, itemsOf } from '../shell/error-summary.js';
import { placeOf } from '../shell/place-of.js';
import { ProblemAlert } from '../shell/problem.js';

interface Entered {
  readonly planId: string;
  readonly year: string;
  readonly targets: readonly { readonly baseline: string; readonly target: string }[];
}

/** The same plan for another year: everything as it is, the targets entered again. */
export function PreparePlan({ plan }: { readonly plan: Plan }) {
  const { t, said } = useWords();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const { subIndices, year } = plan.content;
  const next = String(year + 1);
  const { register, handleSubmit } = useForm<Entered>({
    defaultValues: {
      planId: `${plan.planId.replace(/-\d{4}$/, '')}-${next}`,
      year: next,
      targets: subIndices.map(() => ({ baseline: '', target: '' })),
    },
  });
  const preparing = usePlainCommand((header, entered: Entered) =>
    api.POST('/api/v1/plans/{planId}/preparations', {
      params: { path: { planId: plan.planId }, header },
      body: {
        planId: entered.planId,
        year: Number(entered.year),
        sample: plan.sample,
        targets: subIndices.map(({ subIndexId }, index) => ({
          subIndexId,
          baseline: withPoint(entered.targets[index]?.baseline ?? ''),
          target: withPoint(entered.targets[index]?.target ?? ''),
        })),
      },
    }),
  );
  const refused = preparing.error instanceof ApiError && preparing.error.final ? preparing.error : undefined;
  const at = (field: string) => {
    const item = refused && itemsOf(refused).find((one) => one.field === field);
    return { id: placeOf(field), error: item && said(item.detail) };
  };
  if (!open)
    return (
      <Group>
        <Button
          variant="default"
          onClick={() => {
            setOpen(true);
          }}
        >
          {t('prepare.go')}
        </Button>
      </Group>
    );
  return (
    <Paper
      withBorder
      p="md"
      component="form"
      aria-labelledby="prepare"
      onSubmit={(event) =>
        void handleSubmit((entered) => {
          preparing.mutate(entered, {
            onSuccess: () => void navigate({ to: '/plans/$planId', params: { planId: entered.planId } }),
          });
        })(event)
      }
    >
      <Stack>
        <Title order={2} size="h3" id="prepare">
          {t('prepare.title')}
        </Title>
        <Text>{t('prepare.lead')}</Text>
        {refused && <ErrorSummary error={refused} />}
        {preparing.error && !refused && <ProblemAlert error={preparing.error} />}
        <Group align="flex-start">
          <TextInput {...register('year')} {...at('year')} label={t('prepare.year')} inputMode="numeric" />
          <TextInput
            {...register('planId')}
            {...at('planId')}
            label={t('prepare.planId')}
            description={t('prepare.planId.hint')}
          />
        </Group>
        {subIndices.map(({ subIndexId, name }, index) => (
          <Group key={subIndexId} align="flex-start" role="group" aria-label={name}>
            <Text flex="1 1 16rem">{name}</Text>
            {(['baseline', 'target'] as const).map((which) => (
              <TextInput
                key={which}
                {...register(`targets.${index}.${which}`)}
                {...at(`targets[${String(index)}].${which}`)}
                label={t(`board.${which}`)}
                inputMode="decimal"
              />
            ))}
          </Group>
        ))}
        <Group>
          <Button type="submit" loading={preparing.isPending}>
            {t('prepare.confirm')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              setOpen(false);
            }}
          >
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
