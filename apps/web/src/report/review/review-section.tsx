import { Alert, Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { ApiError } from '../../api/api-error.js';
import { api, type Schemas } from '../../api/queries.js';
import { useCommand } from '../../api/use-command.js';
import { useWords } from '../../i18n/i18n.js';
import { ActionButton, allowedOf, type Allowed } from '../../shell/action-button.js';
import { ErrorSummary, itemsOf } from '../../shell/error-summary.js';
import { placeOf } from '../../shell/place-of.js';
import { ProblemAlert } from '../../shell/problem.js';
import { useShortcuts } from '../../shell/shortcuts.js';
import { commentsOf, useNotes, type Field } from './notes.js';
import { VersionReview } from './version-review.js';

export type Decided = 'approved' | 'returned';

interface Return {
  readonly version: number;
  readonly reason: string;
  readonly comments: Schemas['Submission']['comments'];
}

interface Props {
  readonly reportId: string;
  readonly etag: string;
  readonly submissions: readonly Schemas['Submission'][];
  readonly actions: readonly Allowed[];
  readonly onDecided?: ((decided: Decided) => void) | undefined;
}

const COMMENT = /^comments\.(\d+)\.text$/;

/** The decision on one version: it names that version, and a stale one is refused. */
export function ReviewSection({ reportId, etag, submissions, actions, onDecided }: Props) {
  const { t, said } = useWords();
  const version = submissions.length;
  const { notes, keep, forget } = useNotes(reportId, version);
  const [asked, setAsked] = useState<Decided>();
  const confirm = useRef<HTMLButtonElement>(null);
  const path = { reportId };
  const beginning = useCommand((header, body: { version: number }) =>
    api.POST('/api/v1/reports/{reportId}/review', { params: { path, header }, body }),
  );
  const approving = useCommand((header, body: { version: number }) =>
    api.POST('/api/v1/reports/{reportId}/approval', { params: { path, header }, body }),
  );
  const returning = useCommand((header, body: Return) =>
    api.POST('/api/v1/reports/{reportId}/return', { params: { path, header }, body }),
  );
  const [begin, approve, giveBack] = [
    allowedOf(actions, 'beginReview'),
    allowedOf(actions, 'approve'),
    allowedOf(actions, 'return'),
  ];
  const comments = commentsOf(notes);
  const decided = (how: Decided) => () => {
    forget();
    onDecided?.(how);
  };
  /** What was wrong with an act before is no news about the next. */
  const forgetErrors = () => {
    for (const act of [beginning, approving, returning]) act.reset();
  };
  const send = () => {
    forgetErrors();
    if (asked === 'approved')
      approving.mutate({ etag, body: { version } }, { onSuccess: decided('approved') });
    else
      returning.mutate(
        { etag, body: { version, reason: notes.reason, comments } },
        { onSuccess: decided('returned') },
      );
    setAsked(undefined);
  };
  const ask = (how: Decided) => () => {
    setAsked(how);
    requestAnimationFrame(() => confirm.current?.focus());
  };
  useShortcuts({
    ...(approve?.allowed && { a: ask('approved') }),
    ...(giveBack?.allowed && { r: () => document.getElementById(placeOf('reason'))?.focus() }),
  });
  // What was refused of another state of the report is no news about this one.
  const error = [beginning, approving, returning].find(
    (act) => act.error && act.variables.etag === etag,
  )?.error;
  const refused = error instanceof ApiError && error.final ? error : undefined;
  const stale = refused?.status === 412 || refused?.status === 409;
  const items = refused ? itemsOf(refused) : [];
  const wrong = new Map(
    items.flatMap(({ field = '', detail }): [Field, string][] => {
      const comment = comments[Number(COMMENT.exec(field)?.[1] ?? Number.NaN)];
      return comment ? [[comment.field, said(detail)]] : [];
    }),
  );
  const wrongReason = items.find(({ field }) => field === 'reason');
  if (!approve || !giveBack || !begin) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="review">
      <Title order={2} size="h3" id="review" mb="sm">
        {t('review.title', { version })}
      </Title>
      <Stack>
        {stale && (
          <Alert role="alert" color="yellow.9" variant="outline" title={t('review.stale')}>
            {said(refused.detail)} {said(refused.action)}
          </Alert>
        )}
        {refused && !stale && <ErrorSummary error={refused} />}
        {error && !refused && <ProblemAlert error={error} />}
        <VersionReview
          reportId={reportId}
          submissions={submissions}
          notes={notes}
          onComment={
            giveBack.allowed
              ? (field, text) => {
                  keep({ comments: { ...notes.comments, [field]: text } });
                }
              : undefined
          }
          wrong={wrong}
        />
        {begin.allowed && (
          <Group>
            <Button
              variant="light"
              loading={beginning.isPending}
              onClick={() => {
                forgetErrors();
                beginning.mutate({ etag, body: { version } });
              }}
            >
              {t('review.begin')}
            </Button>
            <Text size="sm" c="gray.8">
              {t('review.begin.hint')}
            </Text>
          </Group>
        )}
        {giveBack.allowed && (
          <Textarea
            id={placeOf('reason')}
            label={t('review.reason')}
            description={t('review.reason.hint')}
            error={wrongReason && said(wrongReason.detail)}
            value={notes.reason}
            onChange={({ currentTarget }) => {
              keep({ reason: currentTarget.value });
            }}
            autosize
            minRows={2}
          />
        )}
        {asked ? (
          <Alert role="alert" color="office" variant="outline">
            <Text mb="sm">{t(`review.sure.${asked}`, { version })}</Text>
            {asked === 'approved' && (comments.length > 0 || notes.reason !== '') && (
              <Text mb="sm">{t('review.sure.unsent')}</Text>
            )}
            <Group>
              <Button ref={confirm} onClick={send}>
                {t(`review.confirm.${asked}`)}
              </Button>
              <Button
                variant="default"
                onClick={() => {
                  setAsked(undefined);
                }}
              >
                {t('cancel')}
              </Button>
            </Group>
          </Alert>
        ) : (
          <Group align="flex-start">
            <ActionButton allowed={approve} loading={approving.isPending} onClick={ask('approved')}>
              {t('review.approve')}
            </ActionButton>
            <ActionButton
              allowed={giveBack}
              variant="default"
              loading={returning.isPending}
              onClick={ask('returned')}
            >
              {t('review.return')}
            </ActionButton>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
