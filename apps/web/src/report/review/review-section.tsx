import { Alert, Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { ApiError } from '../../api/api-error.js';
import { api } from '../../api/queries.js';
import { useCommand } from '../../api/use-command.js';
import { useWords } from '../../i18n/i18n.js';
import { ProblemAlert } from '../../shell/problem.js';
import { ActionButton, type Allowed } from '../../shell/action-button.js';
import { ErrorSummary, itemsOf } from '../../shell/error-summary.js';
import { placeOf } from '../../shell/place-of.js';

interface Props {
  readonly reportId: string;
  readonly etag: string;
  readonly version: number;
  readonly approve: Allowed;
  readonly giveBack: Allowed;
}

/** The decision on one version: it names that version, and a stale one is refused. */
export function ReviewSection({ reportId, etag, version, approve, giveBack }: Props) {
  const { t, said } = useWords();
  const [sure, setSure] = useState(false);
  const [reason, setReason] = useState('');
  const path = { reportId };
  const approving = useCommand((header, body: { version: number }) =>
    api.POST('/api/v1/reports/{reportId}/approval', { params: { path, header }, body }),
  );
  const returning = useCommand((header, body: { version: number; reason: string; comments: [] }) =>
    api.POST('/api/v1/reports/{reportId}/return', { params: { path, header }, body }),
  );
  const error = approving.error ?? returning.error;
  const refused = error instanceof ApiError && error.final ? error : undefined;
  const wrong = refused && itemsOf(refused).find(({ field }) => field === 'reason');
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="review">
      <Title order={2} size="h3" id="review" mb="sm">
        {t('review.title')}
      </Title>
      <Stack>
        {refused && <ErrorSummary error={refused} />}
        {error && !refused && <ProblemAlert error={error} />}
        {giveBack.allowed && (
          <Textarea
            id={placeOf('reason')}
            label={t('review.reason')}
            error={wrong && said(wrong.detail)}
            value={reason}
            onChange={({ currentTarget }) => {
              setReason(currentTarget.value);
            }}
            autosize
            minRows={2}
          />
        )}
        {sure ? (
          <Alert role="alert" color="office" variant="outline">
            <Text mb="sm">{t('review.sure', { version })}</Text>
            <Group>
              <Button
                loading={approving.isPending}
                onClick={() => {
                  approving.mutate({ etag, body: { version } });
                }}
              >
                {t('review.confirm')}
              </Button>
              <Button
                variant="default"
                onClick={() => {
                  setSure(false);
                }}
              >
                {t('review.cancel')}
              </Button>
            </Group>
          </Alert>
        ) : (
          <Group align="flex-start">
            <ActionButton
              allowed={approve}
              onClick={() => {
                setSure(true);
              }}
            >
              {t('review.approve')}
            </ActionButton>
            <ActionButton
              allowed={giveBack}
              variant="default"
              loading={returning.isPending}
              onClick={() => {
                returning.mutate({ etag, body: { version, reason, comments: [] } });
              }}
            >
              {t('review.return')}
            </ActionButton>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
