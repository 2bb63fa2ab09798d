import { Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { ApiError } from '../api/api-error.js';
import { api, reads, type Schemas } from '../api/queries.js';
import { usePlainCommand } from '../api/use-command.js';
import { showInstant } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { ActionButton, allowedOf } from '../shell/action-button.js';
import { ErrorSummary, itemsOf } from '../shell/error-summary.js';
import { Icon } from '../shell/icons.js';
import { officeName } from '../shell/offices.js';
import { periodName } from '../shell/period.js';
import type { FormState } from '../shell/form-state.js';
import { useKeptText } from '../shell/kept-text.js';
import { placeOf } from '../shell/place-of.js';
import { ProblemAlert } from '../shell/problem.js';
import { PageLink } from '../shell/page-link.js';

interface Props {
  readonly escalation: Schemas['EscalationItem'];
  /** Not where its report is what the page is about. */
  readonly linked?: boolean;
  /** That it was acknowledged here. */
  readonly onSent?: () => void;
}

/** One escalation: why, since when, who was told, and either what was directed or the form to do so. */
export function EscalationCard({ escalation, linked = false, onSent }: Props) {
  const { t } = useWords();
  const divisions = useQuery(reads.divisions).data?.items ?? [];
  const { reportId, kind, level, leadDivisionId, period, raisedAt, recipients, passedOver } = escalation;
  const division = divisions.find(({ divisionId }) => divisionId === leadDivisionId)?.name ?? leadDivisionId;
  const title = t(kind === 'review' ? 'escalation.review' : 'escalation.level', {
    level,
    division,
    period: periodName(t, period),
  });
  return (
    <Paper withBorder p="md" component="article" aria-label={title}>
      <Stack gap="xs">
        <Text fw={600}>
          {linked ? (
            <PageLink to="/reports/$reportId" params={{ reportId }} fw={600}>
              {title}
            </PageLink>
          ) : (
            title
          )}
        </Text>
        <Text size="sm" c="gray.8">
          {t('escalation.raised', { at: showInstant(raisedAt) })} ·{' '}
          {t('escalation.told', {
            names: recipients
              .map(
                ({ name, office, divisionId }) => `${name} (${officeName(t, office, divisionId, divisions)})`,
              )
              .join(', '),
          })}
        </Text>
        {passedOver.length > 0 && (
          <Text size="sm" c="gray.8">
            {t('escalation.passedOver', {
              offices: passedOver
                .map(({ office, divisionId }) => officeName(t, office, divisionId, divisions))
                .join(', '),
            })}
          </Text>
        )}
        <Standing escalation={escalation} title={title} onSent={onSent} />
      </Stack>
    </Paper>
  );
}

interface StandingProps {
  readonly escalation: Schemas['EscalationItem'];
  readonly title: string;
  readonly onSent: (() => void) | undefined;
}

function Standing({ escalation, title, onSent }: StandingProps) {
  const { t } = useWords();
  const { reportId, escalationId, annulledAt, acknowledgedAt, acknowledgedByName, directive } = escalation;
  const personId = useQuery(reads.me).data?.personId ?? '';
  const draft = useKeptText(`dondoc-directive ${personId} ${reportId} ${escalationId}`);
  const [unsent] = draft;
  const mine = unsent.trim() !== '' && (
    <Text className="text">
      <strong>{t('escalation.unsent')}:</strong> {unsent}
    </Text>
  );
  if (acknowledgedAt !== null)
    return (
      <>
        <Text>
          <Icon name="done" />{' '}
          {t('escalation.acknowledged', { name: acknowledgedByName ?? '', at: showInstant(acknowledgedAt) })}
        </Text>
        <Text className="text">
          <strong>{t('escalation.directive')}:</strong> {directive}
        </Text>
        {mine}
      </>
    );
  if (annulledAt !== null)
    return (
      <>
        <Text>
          <Icon name="done" /> {t('escalation.annulled', { at: showInstant(annulledAt) })}
        </Text>
        {mine}
      </>
    );
  return <Acknowledgement escalation={escalation} title={title} onSent={onSent} draft={draft} />;
}

interface AcknowledgementProps extends StandingProps {
  readonly draft: ReturnType<typeof useKeptText>;
}

/** `Đã tiếp nhận`, with what is directed; and telling again, where it may not have arrived. */
function Acknowledgement({
  escalation,
  title,
  onSent,
  draft: [directive, setDirective],
}: AcknowledgementProps) {
  const { t, said } = useWords();
  const { reportId, escalationId, allowedActions, mayHaveBeenTold } = escalation;
  const form = useId();
  const params = { path: { reportId, escalationId } };
  const acknowledging = usePlainCommand((header, body: { directive: string }) =>
    api.POST('/api/v1/reports/{reportId}/escalations/{escalationId}/acknowledgement', {
      params: { ...params, header },
      body,
    }),
  );
  const telling = usePlainCommand((header, body: Record<string, never>) =>
    api.POST('/api/v1/reports/{reportId}/escalations/{escalationId}/tell-again', {
      params: { ...params, header },
      body,
    }),
  );
  const acknowledge = allowedOf(allowedActions, 'acknowledge');
  const [state, setForm] = useState<FormState>(directive === '' ? 'new' : 'kept');
  const open = state === 'open' || (state === 'kept' && acknowledge?.allowed === true);
  const tellAgain = allowedOf(allowedActions, 'tellAgain');
  const error = acknowledging.error ?? telling.error;
  const refused = error instanceof ApiError && error.final ? error : undefined;
  const wrong = refused && itemsOf(refused).find(({ field }) => field === 'directive');
  return (
    <Stack gap="xs">
      <Text className="late">
        <Icon name="warning" /> {t('escalation.open')}
      </Text>
      {refused && <ErrorSummary error={refused} form={form} />}
      {error && !refused && <ProblemAlert error={error} />}
      {open ? (
        <>
          <Textarea
            id={placeOf('directive', form)}
            label={t('escalation.directive')}
            description={t('escalation.directive.hint')}
            error={wrong && said(wrong.detail)}
            value={directive}
            onChange={({ currentTarget }) => {
              setDirective(currentTarget.value);
            }}
            autosize
            minRows={2}
            autoFocus={state === 'open'}
          />
          <Group>
            <Button
              loading={acknowledging.isPending}
              onClick={() => {
                telling.reset();
                acknowledging.mutate(
                  { directive },
                  {
                    onSuccess: () => {
                      setDirective('');
                      onSent?.();
                    },
                  },
                );
              }}
            >
              {t('escalation.confirm')}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                setForm('closed');
              }}
            >
              {t('cancel')}
            </Button>
          </Group>
        </>
      ) : (
        acknowledge && (
          <ActionButton
            allowed={acknowledge}
            aria-label={`${t('escalation.acknowledge')}: ${title}`}
            autoFocus={state === 'closed'}
            onClick={() => {
              setForm('open');
            }}
          >
            {t('escalation.acknowledge')}
          </ActionButton>
        )
      )}
      {mayHaveBeenTold && tellAgain?.allowed && (
        <Group gap="xs">
          <Text size="sm">{t('escalation.mayHaveBeenTold')}</Text>
          <Button
            size="compact-sm"
            variant="default"
            loading={telling.isPending}
            onClick={() => {
              acknowledging.reset();
              telling.mutate({});
            }}
          >
            {t('escalation.tellAgain')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
