import { Button, Group, NativeSelect, Paper, Stack, TextInput, Title } from '@mantine/core';
import { useForm } from 'react-hook-form';
import { ApiError } from '../api/api-error.js';
import { api, type Plan } from '../api/queries.js';
import { usePlainCommand } from '../api/use-command.js';
import { withPoint } from '../format/decimal.js';
import { useWords } from '../i18n/i18n.js';
import { allowedOf } from '../shell/action-button.js';
import { ErrorSummary, itemsOf } from '../shell/error-summary.js';
import { placeOf } from '../shell/place-of.js';
import { ProblemAlert } from '../shell/problem.js';

interface Entered {
  readonly subIndexId: string;
  readonly actual: string;
  readonly source: string;
}

/** Entering what was published, for whoever may. */
export function RecordActual({ plan }: { readonly plan: Plan }) {
  const { t, said } = useWords();
  const { subIndices } = plan.content;
  const { register, handleSubmit, reset } = useForm<Entered>({
    defaultValues: { subIndexId: subIndices[0]?.subIndexId ?? '', actual: '', source: '' },
  });
  const recording = usePlainCommand((header, { subIndexId, actual, source }: Entered) =>
    api.POST('/api/v1/plans/{planId}/sub-indices/{subIndexId}/actuals', {
      params: { path: { planId: plan.planId, subIndexId }, header },
      body: { actual: withPoint(actual), source },
    }),
  );
  if (!allowedOf(plan.allowedActions, 'recordActual')?.allowed || subIndices.length === 0) return null;
  const refused = recording.error instanceof ApiError && recording.error.final ? recording.error : undefined;
  const wrong = (name: string) => {
    const item = refused && itemsOf(refused).find(({ field }) => field === name);
    return item && said(item.detail);
  };
  return (
    <Paper
      withBorder
      p="md"
      component="form"
      className="no-print"
      aria-labelledby="record-actual"
      onSubmit={(event) =>
        void handleSubmit((entered) => {
          recording.mutate(entered, {
            onSuccess: () => {
              reset({ ...entered, actual: '' });
            },
          });
        })(event)
      }
    >
      <Stack>
        <Title order={2} size="h3" id="record-actual">
          {t('actual.title')}
        </Title>
        {refused && <ErrorSummary error={refused} />}
        {recording.error && !refused && <ProblemAlert error={recording.error} />}
        <Group align="flex-start">
          <NativeSelect
            {...register('subIndexId')}
            label={t('board.subIndex')}
            description={' '}
            data={subIndices.map(({ subIndexId, name }) => ({ value: subIndexId, label: name }))}
            maw="100%"
          />
          <TextInput
            {...register('actual')}
            id={placeOf('actual')}
            label={t('board.actual')}
            description={t('actual.hint')}
            inputMode="decimal"
            error={wrong('actual')}
          />
          <TextInput
            {...register('source')}
            id={placeOf('source')}
            label={t('actual.source')}
            description={t('actual.source.hint')}
            error={wrong('source')}
            flex={1}
            miw="16rem"
          />
        </Group>
        <Group>
          <Button type="submit" loading={recording.isPending}>
            {t('actual.record')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
