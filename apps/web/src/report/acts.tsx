import { Alert, Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '../api/api-error.js';
import { api } from '../api/queries.js';
import { useCommand } from '../api/use-command.js';
import { useWords } from '../i18n/i18n.js';
import { ActionButton, allowedOf, type Allowed } from '../shell/action-button.js';
import { ErrorSummary, itemsOf } from '../shell/error-summary.js';
import type { FormState } from '../shell/form-state.js';
import { placeOf } from '../shell/place-of.js';
import { ProblemAlert } from '../shell/problem.js';

interface Props {
  readonly reportId: string;
  readonly etag: string;
  readonly version: number;
  readonly actions: readonly Allowed[];
}

/** Taking back what was sent, while nobody has begun to look at it. */
export function Withdrawal({ reportId, etag, version, actions }: Props) {
  const { t } = useWords();
  const [state, setState] = useState<FormState>('new');
  const withdrawing = useCommand((header, body: { version: number }) =>
    api.POST('/api/v1/reports/{reportId}/withdrawal', { params: { path: { reportId }, header }, body }),
  );
  const withdraw = allowedOf(actions, 'withdraw');
  if (!withdraw?.allowed) return null;
  return (
    <Stack gap="xs">
      {withdrawing.error && <ProblemAlert error={withdrawing.error} />}
      {state === 'open' ? (
        <Alert role="alert" color="office" variant="outline" title={t('withdraw.sure', { version })}>
          <Group>
            <Button
              autoFocus
              loading={withdrawing.isPending}
              onClick={() => {
                withdrawing.mutate({ etag, body: { version } });
              }}
            >
              {t('withdraw.confirm')}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                setState('closed');
              }}
            >
              {t('cancel')}
            </Button>
          </Group>
        </Alert>
      ) : (
        <Group>
          <Button
            variant="default"
            autoFocus={state === 'closed'}
            onClick={() => {
              setState('open');
            }}
          >
            {t('withdraw.go')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** Unlocking what was approved: the director's, with a reason. Whoever else looks is told who can. */
export function Reopening({ reportId, etag, actions }: Omit<Props, 'version'>) {
  const { t, said } = useWords();
  const [state, setState] = useState<FormState>('new');
  const [reason, setReason] = useState('');
  const reopening = useCommand((header, body: { reason: string }) =>
    api.POST('/api/v1/reports/{reportId}/reopening', { params: { path: { reportId }, header }, body }),
  );
  const reopen = allowedOf(actions, 'reopen');
  if (!reopen) return null;
  const refused = reopening.error instanceof ApiError && reopening.error.final ? reopening.error : undefined;
  const wrong = refused && itemsOf(refused).find(({ field }) => field === 'reason');
  return (
    <Stack gap="xs">
      {refused && <ErrorSummary error={refused} />}
      {reopening.error && !refused && <ProblemAlert error={reopening.error} />}
      {state === 'open' ? (
        <>
          <Textarea
            id={placeOf('reason')}
            label={t('reopen.reason')}
            error={wrong && said(wrong.detail)}
            value={reason}
            onChange={({ currentTarget }) => {
              setReason(currentTarget.value);
            }}
            autosize
            minRows={2}
            autoFocus
          />
          <Group>
            <Button
              loading={reopening.isPending}
              onClick={() => {
                reopening.mutate({ etag, body: { reason } });
              }}
            >
              {t('reopen.confirm')}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                setState('closed');
              }}
            >
              {t('cancel')}
            </Button>
          </Group>
        </>
      ) : (
        <ActionButton
          allowed={reopen}
          autoFocus={state === 'closed'}
          variant="default"
          onClick={() => {
            setState('open');
          }}
        >
          {t('reopen.go')}
        </ActionButton>
      )}
    </Stack>
  );
}
