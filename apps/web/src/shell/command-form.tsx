import { Alert, Button, Group, NativeSelect, Paper, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { Controller, useForm, type DefaultValues, type Path } from 'react-hook-form';
import { ApiError } from '../api/api-error.js';
import type { Asked, KeyHeader } from '../api/client.js';
import type { Schemas } from '../api/queries.js';
import { usePlainCommand } from '../api/use-command.js';
import { useWords } from '../i18n/i18n.js';
import { DayInput } from './day-input.js';
import { itemsOf } from './error-summary.js';
import { placeOf } from './place-of.js';
import { RefusalAlert } from './refusal-alert.js';

export interface FormField<Values> {
  readonly name: Path<Values>;
  readonly label: string;
  readonly hint?: string;
  readonly as?: 'text' | 'long' | 'day' | { readonly value: string; readonly label: string }[];
}

interface Props<Values extends Record<string, string>> {
  readonly title: string;
  readonly fields: readonly FormField<Values>[];
  readonly begin: Values;
  readonly submit: string;
  /** `newId` is the same until it was accepted, so that a repeat makes nothing twice. */
  readonly send: (
    header: KeyHeader,
    values: Values,
    newId: string,
  ) => Asked<Schemas['Accepted'] | Schemas['NothingToDo']>;
}

/** A short form that sends one command; says what is wrong at its field, and what came of it. */
export function CommandForm<Values extends Record<string, string>>(props: Props<Values>) {
  const { said } = useWords();
  const form = useId();
  const { title, fields, begin, submit, send } = props;
  const [newId, setNewId] = useState(() => crypto.randomUUID());
  const { register, control, handleSubmit, reset } = useForm<Values>({
    defaultValues: begin as DefaultValues<Values>,
    // As it is by now, where nothing was typed.
    values: begin,
    resetOptions: { keepDirtyValues: true },
  });
  const sending = usePlainCommand((header, body: { values: Values; newId: string }) =>
    send(header, body.values, body.newId),
  );
  const refused = sending.error instanceof ApiError && sending.error.final ? sending.error : undefined;
  const at = (name: string) => {
    const item = refused && itemsOf(refused).find(({ field }) => field === name);
    return { id: placeOf(name, form), error: item && said(item.detail) };
  };
  const input = ({ name, label, hint, as = 'text' }: FormField<Values>) => {
    const own = { ...at(name), label, ...(hint !== undefined && { description: hint }) };
    if (as === 'day')
      return (
        <Controller
          key={name}
          name={name}
          control={control}
          render={({ field: { value, onChange } }) => <DayInput {...own} value={value} onChange={onChange} />}
        />
      );
    if (as === 'long')
      return <Textarea key={name} {...register(name)} {...own} autosize minRows={2} w="100%" />;
    if (as === 'text') return <TextInput key={name} {...register(name)} {...own} miw="16rem" />;
    return <NativeSelect key={name} {...register(name)} {...own} data={as} maw="100%" />;
  };
  return (
    <Paper
      withBorder
      p="md"
      component="form"
      aria-label={title}
      onSubmit={(event) =>
        void handleSubmit((values) => {
          sending.mutate(
            { values, newId },
            {
              onSuccess: () => {
                setNewId(crypto.randomUUID());
                reset(begin);
              },
            },
          );
        })(event)
      }
    >
      <Stack>
        <Title order={2} size="h4">
          {title}
        </Title>
        <RefusalAlert error={sending.error} form={form} />
        <Group align="flex-start">{fields.map(input)}</Group>
        <Group>
          <Button type="submit" loading={sending.isPending}>
            {submit}
          </Button>
        </Group>
        {sending.data && <Outcome answer={sending.data} />}
      </Stack>
    </Paper>
  );
}

/** Done, or waiting for a second person. */
export function Outcome({ answer }: { readonly answer: Schemas['Accepted'] | Schemas['NothingToDo'] }) {
  const { t } = useWords();
  const waits = answer.outcome === 'accepted' && answer.events.includes('ConsentAsked');
  return (
    <Alert role="status" color={waits ? 'yellow.9' : 'green.9'} variant="outline">
      {t(waits ? 'outcome.waits' : answer.outcome === 'accepted' ? 'outcome.done' : 'outcome.nothing')}
    </Alert>
  );
}
