import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import { ApiError } from '../api/api-error.js';
import type { Asked, KeyHeader } from '../api/client.js';
import type { Schemas } from '../api/queries.js';
import { usePlainCommand } from '../api/use-command.js';
import { useWords } from '../i18n/i18n.js';
import { itemsOf } from './error-summary.js';
import type { FormState } from './form-state.js';
import { placeOf } from './place-of.js';
import { RefusalAlert } from './refusal-alert.js';

interface Props {
  /** What it does, and to what: two buttons of a page are not called the same. */
  readonly name: string;
  readonly of: string;
  readonly send: (header: KeyHeader, reason: string) => Asked<Schemas['Accepted'] | Schemas['NothingToDo']>;
}

/** An act that cannot be undone, with its reason, asked once more. */
export function ReasonButton({ name, of, send }: Props) {
  const { t, said } = useWords();
  const form = useId();
  const [state, setState] = useState<FormState>('new');
  const [reason, setReason] = useState('');
  const sending = usePlainCommand(send);
  const refused = sending.error instanceof ApiError && sending.error.final ? sending.error : undefined;
  const wrong = refused && itemsOf(refused).find(({ field }) => field === 'reason');
  if (state !== 'open')
    return (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${name}: ${of}`}
        autoFocus={state === 'closed'}
        onClick={() => {
          setState('open');
        }}
      >
        {name}
      </Button>
    );
  return (
    <Stack gap="xs">
      <RefusalAlert error={sending.error} form={form} />
      <Textarea
        id={placeOf('reason', form)}
        label={t('reason')}
        error={wrong && said(wrong.detail)}
        value={reason}
        onChange={({ currentTarget }) => {
          setReason(currentTarget.value);
        }}
        autoFocus
      />
      <Group>
        <Button
          size="compact-sm"
          loading={sending.isPending}
          onClick={() => {
            sending.mutate(reason, {
              onSuccess: () => {
                setState('closed');
                setReason('');
              },
            });
          }}
        >
          {name}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            setState('closed');
          }}
        >
          {t('cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
