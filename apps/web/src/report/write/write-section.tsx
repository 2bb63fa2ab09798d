import { Alert, Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { ApiError } from '../../api/api-error.js';
import { api, reads, type Schemas } from '../../api/queries.js';
import { useCommand } from '../../api/use-command.js';
import { useQuery } from '@tanstack/react-query';
import { showInstant } from '../../format/dates.js';
import { useWords } from '../../i18n/i18n.js';
import { ProblemAlert } from '../../shell/problem.js';
import { ActionButton, type Allowed } from '../../shell/action-button.js';
import { AttachmentsField, UploadList } from '../attach/attachments-field.js';
import { useUploads } from '../attach/use-uploads.js';
import { ContentView } from '../content-view.js';
import { ErrorSummary, itemsOf } from '../../shell/error-summary.js';
import { contentFrom, type Content } from '../fields.js';
import { placeOf } from '../../shell/place-of.js';
import { ReportForm } from './report-form.js';
import { SaveStateLine } from './save-state.js';
import { TwoTexts } from './two-texts.js';
import { useDraft } from './use-draft.js';
import { useKeptText } from '../../shell/kept-text.js';

interface Props {
  readonly reportId: string;
  readonly etag: string;
  readonly overdue: boolean;
  readonly begin: Schemas['DraftContent'];
  readonly draftEtag: string;
  /** Bytes of one file. */
  readonly attachmentLimit: number;
  readonly submit: Allowed;
  readonly onSubmitted: (accepted: Schemas['Accepted']) => void;
}

/** One of two texts is submitted once it was chosen. */
const UNSETTLED: Pick<Allowed, 'allowed' | 'because' | 'whoCan'> = {
  allowed: false,
  because: {
    vi: 'Hãy chọn một trong hai bản thảo ở trên trước khi nộp.',
    en: 'Choose one of the two drafts above before you submit.',
  },
  whoCan: [],
};

interface Submission {
  content: Content;
  lateReason: string;
}

/** The form, then all answers once more, then the submission. */
export function WriteSection({
  reportId,
  etag,
  overdue,
  begin,
  draftEtag,
  attachmentLimit,
  submit,
  onSubmitted,
}: Props) {
  const { t, said } = useWords();
  const personId = useQuery(reads.me).data?.personId ?? '';
  const draft = useDraft(personId, reportId, begin, draftEtag);
  const sent = useRef(false);
  const uploads = useUploads(reportId, attachmentLimit, (attachment) => {
    draft.update((typed) => ({
      ...typed,
      attachments: [...typed.attachments.filter(({ hash }) => hash !== attachment.hash), attachment],
    }));
  });
  const [checking, setChecking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  /** To the other step, and to its beginning. */
  const turnTo = (check: boolean) => {
    // What was wrong may not be so any more.
    if (check) sending.reset();
    setChecking(check);
    requestAnimationFrame(() => heading.current?.focus());
  };
  const [lateReason, setLateReason] = useKeptText(`dondoc-late-reason ${personId} ${reportId}`);
  const sending = useCommand((header, body: Submission) =>
    api.POST('/api/v1/reports/{reportId}/submissions', { params: { path: { reportId }, header }, body }),
  );
  const refused = sending.error instanceof ApiError && sending.error.final ? sending.error : undefined;
  const wrong = new Map(
    refused ? itemsOf(refused).map(({ field = '', detail }) => [placeOf(field), said(detail)]) : [],
  );
  const send = async () => {
    // A second click finds the first still on its way.
    if (sent.current) return;
    sent.current = true;
    await draft.save();
    if (draft.isConflicted()) {
      sent.current = false;
      return;
    }
    sending.mutate(
      { etag, body: { content: contentFrom(draft.typed), lateReason } },
      {
        onSuccess: (answer) => {
          setLateReason('');
          if (answer.outcome === 'accepted') onSubmitted(answer);
        },
        onError: () => {
          setChecking(false);
        },
        onSettled: () => {
          sent.current = false;
        },
      },
    );
  };
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="write">
      <Title order={2} size="h3" id="write" mb="sm" ref={heading} tabIndex={-1}>
        {t(checking ? 'check.title' : 'draft.title')}
      </Title>
      <Stack>
        {refused && <ErrorSummary error={refused} />}
        {sending.error && !refused && <ProblemAlert error={sending.error} />}
        <SaveStateLine
          state={draft.state}
          sticky={!checking}
          typed={draft.typed}
          onSave={() => void draft.save()}
          onChoose={draft.choose}
        />
        {draft.kept && (
          <TwoTexts
            why={t('kept.why', { at: showInstant(draft.kept.at) })}
            sides={[
              {
                title: t('kept.here'),
                text: draft.kept.typed,
                choose: t('kept.use'),
                onChoose: () => {
                  draft.settle(true);
                },
              },
              {
                title: t('kept.saved'),
                text: draft.typed,
                choose: t('kept.drop'),
                onChoose: () => {
                  draft.settle(false);
                },
              },
            ]}
          />
        )}
        {checking ? (
          <>
            <Text>{t('check.lead')}</Text>
            <ContentView content={contentFrom(draft.typed)} />
            <UploadList uploads={uploads} />
          </>
        ) : (
          <ReportForm
            typed={draft.typed}
            onChange={draft.change}
            files={
              <AttachmentsField
                attachments={draft.typed.attachments}
                uploads={uploads}
                limit={attachmentLimit}
                error={wrong.get(placeOf('attachments'))}
                onRemove={(removed) => {
                  draft.update((typed) => ({
                    ...typed,
                    attachments: typed.attachments.filter(({ hash }) => hash !== removed),
                  }));
                }}
              />
            }
            wrong={wrong}
          />
        )}
        {(overdue || wrong.has(placeOf('lateReason'))) && (
          <Textarea
            id={placeOf('lateReason')}
            label={t('field.lateReason')}
            error={wrong.get(placeOf('lateReason'))}
            value={lateReason}
            onChange={({ currentTarget }) => {
              setLateReason(currentTarget.value);
            }}
            autosize
            minRows={2}
          />
        )}
        <Group align="flex-start">
          {checking ? (
            <>
              <ActionButton
                allowed={draft.state.is === 'conflict' ? { ...submit, ...UNSETTLED } : submit}
                loading={sending.isPending || uploads.waiting}
                onClick={() => void send()}
              >
                {t('check.submit')}
              </ActionButton>
              <Button
                variant="default"
                onClick={() => {
                  turnTo(false);
                }}
              >
                {t('check.back')}
              </Button>
            </>
          ) : (
            <Button
              onClick={() => {
                void draft.save();
                turnTo(true);
              }}
            >
              {t('check.go')}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

export function Receipt({ accepted }: { readonly accepted: Schemas['Accepted'] }) {
  const { t } = useWords();
  return (
    <Alert role="status" color="green.9" variant="outline" title={t('receipt.title')} mb="md">
      <Text>{t('receipt.code', { receipt: accepted.receipt ?? '' })}</Text>
      <Text>{t(accepted.onTime === false ? 'receipt.late' : 'receipt.onTime')}</Text>
    </Alert>
  );
}
