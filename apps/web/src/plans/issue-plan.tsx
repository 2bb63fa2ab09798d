import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import { Alert, Button, Checkbox, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { ApiError } from '../api/api-error.js';
import { api, reads, type Plan, type Schemas } from '../api/queries.js';
import { useCommand } from '../api/use-command.js';
import { dayOf, numbers } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { DayInput } from '../shell/day-input.js';
import { ErrorSummary, itemsOf } from '../shell/error-summary.js';
import { placeOf } from '../shell/place-of.js';
import { ProblemAlert, Reading } from '../shell/problem.js';

interface Entered {
  readonly number: string;
  readonly date: string;
  readonly signerPersonId: string;
  readonly quarterly: boolean;
  readonly quarterlyBefore: string;
  readonly yearly: boolean;
  readonly yearlyBefore: string;
  readonly yearlyMonth: string;
}

/** What is not a number is sent as one that no day has, for the API to say so at its field. */
const whole = (typed: string): number => (/^\d{1,2}$/.test(typed.trim()) ? Number(typed) : 0);

const issuanceOf = (entered: Entered) => ({
  number: entered.number,
  date: entered.date,
  signerPersonId: entered.signerPersonId,
  consolidationSchedule: {
    quarterly: entered.quarterly ? { beforeDay: whole(entered.quarterlyBefore) } : null,
    yearly: entered.yearly
      ? { beforeDay: whole(entered.yearlyBefore), month: whole(entered.yearlyMonth) }
      : null,
  },
});

/** What turns the draft into a document: entered, read once more, then done for good. */
export function IssuePlan({ plan }: { readonly plan: Plan }) {
  const people = useQuery(reads.people);
  return (
    <Reading read={people}>
      {({ items }) => (
        <IssueForm
          plan={plan}
          directors={items.filter(({ offices }) => offices.some(({ office }) => office === 'director'))}
        />
      )}
    </Reading>
  );
}

interface Props {
  readonly plan: Plan;
  readonly directors: readonly Pick<Schemas['Person'], 'personId' | 'name'>[];
}

function IssueForm({ plan, directors }: Props) {
  const { t, said } = useWords();
  const now = useQuery(reads.me).data?.now ?? '';
  const [checked, setChecked] = useState<Entered>();
  const { register, control, handleSubmit, watch } = useForm<Entered>({
    defaultValues: {
      number: '',
      date: now === '' ? '' : dayOf(now),
      signerPersonId: directors[0]?.personId ?? '',
      quarterly: true,
      quarterlyBefore: '',
      yearly: true,
      yearlyBefore: '',
      yearlyMonth: '12',
    },
  });
  const issuing = useCommand((header, body: ReturnType<typeof issuanceOf>) =>
    api.POST('/api/v1/plans/{planId}/issuance', {
      params: { path: { planId: plan.planId }, header },
      body,
    }),
  );
  const refused = issuing.error instanceof ApiError && issuing.error.final ? issuing.error : undefined;
  const at = (field: string) => {
    const item = refused && itemsOf(refused).find((one) => one.field === field);
    return { id: placeOf(field), error: item && said(item.detail) };
  };
  const [quarterly, yearly] = [watch('quarterly'), watch('yearly')];
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="issue">
      <Title order={2} size="h3" id="issue" mb="sm">
        {t(checked ? 'issue.check' : 'issue.title')}
      </Title>
      <Stack>
        {refused && <ErrorSummary error={refused} />}
        {issuing.error && !refused && <ProblemAlert error={issuing.error} />}
        {checked ? (
          <Alert role="alert" color="office" variant="outline">
            <Stack gap="xs">
              <Text>
                {t('issue.will', {
                  number: checked.number,
                  date: numbers(checked.date),
                  name: directors.find(({ personId }) => personId === checked.signerPersonId)?.name ?? '',
                })}
              </Text>
              {checked.quarterly && <Text>{t('issue.quarterly.will', { day: checked.quarterlyBefore })}</Text>}
              {checked.yearly && (
                <Text>
                  {t('issue.yearly.will', { day: checked.yearlyBefore, month: checked.yearlyMonth })}
                </Text>
              )}
              <Text>{t('issue.reports', { count: plan.content.assignments.length })}</Text>
              <Group>
                <Button
                  autoFocus
                  loading={issuing.isPending}
                  onClick={() => {
                    issuing.mutate(
                      { etag: plan.etag, body: issuanceOf(checked) },
                      {
                        onError: () => {
                          setChecked(undefined);
                        },
                      },
                    );
                  }}
                >
                  {t('issue.confirm')}
                </Button>
                <Button
                  variant="default"
                  onClick={() => {
                    setChecked(undefined);
                  }}
                >
                  {t('check.back')}
                </Button>
              </Group>
            </Stack>
          </Alert>
        ) : null}
        <Stack
          component="form"
          display={checked ? 'none' : undefined}
          onSubmit={(event: React.FormEvent) => void handleSubmit(setChecked)(event)}
        >
          <Group align="flex-start">
            <TextInput
              {...register('number')}
              {...at('number')}
              label={t('issue.number')}
              description={t('issue.number.hint')}
            />
            <Controller
              name="date"
              control={control}
              render={({ field: { value, onChange } }) => (
                <DayInput {...at('date')} label={t('issue.date')} value={value} onChange={onChange} />
              )}
            />
            <NativeSelect
              {...register('signerPersonId')}
              {...at('signerPersonId')}
              label={t('issue.signer')}
              description={t('issue.signer.hint')}
              data={directors.map(({ personId, name }) => ({ value: personId, label: name }))}
            />
          </Group>
          <div id={placeOf('consolidationSchedule')}>
            <Text fw={600}>{t('issue.consolidation')}</Text>
            <Text size="sm" c="gray.8">
              {t('issue.consolidation.hint')}
            </Text>
          </div>
          <Group align="flex-start">
            <Checkbox {...register('quarterly')} label={t('issue.quarterly')} />
            {quarterly && (
              <TextInput
                {...register('quarterlyBefore')}
                {...at('consolidationSchedule.quarterly.beforeDay')}
                label={t('issue.quarterly.before')}
                inputMode="numeric"
              />
            )}
          </Group>
          <Group align="flex-start">
            <Checkbox {...register('yearly')} label={t('issue.yearly')} />
            {yearly && (
              <>
                <TextInput
                  {...register('yearlyBefore')}
                  {...at('consolidationSchedule.yearly.beforeDay')}
                  label={t('issue.yearly.before')}
                  inputMode="numeric"
                />
                <TextInput
                  {...register('yearlyMonth')}
                  {...at('consolidationSchedule.yearly.month')}
                  label={t('issue.yearly.month')}
                  inputMode="numeric"
                />
              </>
            )}
          </Group>
          <Group>
            <Button type="submit">{t('issue.go')}</Button>
          </Group>
        </Stack>
      </Stack>
    </Paper>
  );
}
