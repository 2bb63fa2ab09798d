import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, reads, type Schemas } from '../api/queries.js';
import { usePlainCommand } from '../api/use-command.js';
import { numbers } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { ActionButton, allowedOf } from '../shell/action-button.js';
import { officeName } from '../shell/offices.js';
import { Reading } from '../shell/problem.js';
import { ReasonButton } from '../shell/reason-button.js';
import { RefusalAlert } from '../shell/refusal-alert.js';

type Consent = Schemas['Consent'];

/** What waits for a second person, and what became of what did. */
export function ConsentsPage() {
  const { t } = useWords();
  const consents = useQuery(reads.consents);
  return (
    <>
      <title>{`${t('admin.consents')} – ${t('product')}`}</title>
      <Title order={2} size="h3">
        {t('admin.consents')}
      </Title>
      <Text>{t('consent.lead')}</Text>
      <Reading read={consents}>
        {({ items }) =>
          items.length === 0 ? (
            <Text>{t('consent.none')}</Text>
          ) : (
            <Stack component="ul" className="plain" gap="sm">
              {items
                .toSorted((one, other) => Number(other.status === 'open') - Number(one.status === 'open'))
                .map((consent) => (
                  <ConsentItem key={consent.consentId} consent={consent} />
                ))}
            </Stack>
          )
        }
      </Reading>
    </>
  );
}

function ConsentItem({ consent }: { readonly consent: Consent }) {
  const { t } = useWords();
  const { consentId, status, askedBy, askedOn, answeredBy, reason, allowedActions } = consent;
  const path = { consentId };
  const giving = usePlainCommand((header, _: null) =>
    api.POST('/api/v1/consents/{consentId}/approval', { params: { path, header } }),
  );
  const give = allowedOf(allowedActions, 'give');
  const refuse = allowedOf(allowedActions, 'refuse');
  return (
    <Paper withBorder p="md" component="li">
      <Stack gap="xs">
        <What consent={consent} />
        <Text size="sm" c="gray.8">
          {t('consent.asked', { name: askedBy.name, day: numbers(askedOn) })} · {t(`consent.${status}`)}
          {answeredBy && ` · ${answeredBy.name}`}
          {reason !== null && ` · ${t('fact.reason')}: ${reason}`}
        </Text>
        <RefusalAlert error={giving.error} />
        {status === 'open' && give && (
          <Group align="flex-start">
            <ActionButton
              allowed={give}
              loading={giving.isPending}
              onClick={() => {
                giving.mutate(null);
              }}
            >
              {t('consent.give')}
            </ActionButton>
            {refuse?.allowed && (
              <ReasonButton
                name={t('consent.refuse')}
                of={askedBy.name}
                send={(header, text) =>
                  api.POST('/api/v1/consents/{consentId}/refusal', {
                    params: { path, header },
                    body: { reason: text },
                  })
                }
              />
            )}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

/** What would be done, for whom, and which account means them. */
function What({ consent: { command, for: people } }: { readonly consent: Consent }) {
  const { t } = useWords();
  const divisions = useQuery(reads.divisions).data?.items ?? [];
  const nameOf = (divisionId: string) =>
    divisions.find((one) => one.divisionId === divisionId)?.name ?? divisionId;
  const lines = (() => {
    switch (command.type) {
      case 'AssumeOffice':
        return [
          officeName(t, command.office, command.divisionId, divisions),
          ...(command.inChargeOf.length > 0
            ? [t('admin.inCharge', { names: command.inChargeOf.map(nameOf).join('; ') })]
            : []),
          command.to === null
            ? t('admin.since', { from: numbers(command.from) })
            : t('admin.fromTo', { from: numbers(command.from), to: numbers(command.to) }),
        ];
      case 'ChangeAccount':
        return [`${t('admin.account.name')}: ${command.account ?? t('consent.noAccount')}`];
      case 'GrantSubstitution':
        return [t('admin.fromTo', { from: numbers(command.from), to: numbers(command.to) }), command.basis];
      case 'EndDivision':
        return [
          `${nameOf(command.divisionId)}: ${t(`admin.how.${command.how}`)}`,
          t('admin.successor.is', { name: nameOf(command.successorId) }),
          t('admin.lastDay.was', { day: numbers(command.lastDay) }),
          command.basis,
        ];
      case 'ImportPeople':
        return [
          t('consent.list', {
            people: command.content.people.length,
            offices: command.content.offices.length,
          }),
        ];
      default:
        return command satisfies never;
    }
  })();
  return (
    <>
      <Text fw={600}>{t(`consent.what.${command.type}`)}</Text>
      {lines.map((line) => (
        <Text key={line}>{line}</Text>
      ))}
      {people.map(({ personId, name, account }) => (
        <Text key={personId}>{t('consent.for', { name, account: account ?? t('consent.noAccount') })}</Text>
      ))}
    </>
  );
}
