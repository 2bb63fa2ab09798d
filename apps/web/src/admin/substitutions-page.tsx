import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, reads, type Schemas } from '../api/queries.js';
import { dayOf, numbers } from '../format/dates.js';
import { inOrder } from '../format/search.js';
import { useWords } from '../i18n/i18n.js';
import { allowedOf, Refusal } from '../shell/action-button.js';
import { CommandForm } from '../shell/command-form.js';
import { officeName } from '../shell/offices.js';
import { Reading } from '../shell/problem.js';
import { ReasonButton } from '../shell/reason-button.js';

type Substitution = Schemas['Substitution'];

/** Who stands in for whom, in which office, from when to when. */
export function SubstitutionsPage() {
  const { t } = useWords();
  const substitutions = useQuery(reads.substitutions);
  return (
    <>
      <title>{`${t('admin.substitutions')} – ${t('product')}`}</title>
      <Title order={2} size="h3">
        {t('admin.substitutions')}
      </Title>
      <Reading read={substitutions}>
        {({ items, allowedActions }) => {
          const grant = allowedOf(allowedActions, 'grant');
          return (
            <>
              {items.length === 0 && <Text>{t('substitution.none')}</Text>}
              <Stack component="ul" className="plain" gap="xs">
                {items
                  .toSorted((one, other) => other.from.localeCompare(one.from))
                  .map((one) => (
                    <SubstitutionItem
                      key={one.substitutionId}
                      substitution={one}
                      may={allowedOf(allowedActions, 'revoke')?.allowed ?? false}
                    />
                  ))}
              </Stack>
              {grant?.allowed ? <Grant /> : grant && <Refusal allowed={grant} />}
            </>
          );
        }}
      </Reading>
    </>
  );
}

function SubstitutionItem({
  substitution,
  may,
}: {
  readonly substitution: Substitution;
  readonly may: boolean;
}) {
  const { t } = useWords();
  const divisions = useQuery(reads.divisions).data?.items ?? [];
  const now = useQuery(reads.me).data?.now;
  const today = now === undefined ? '' : dayOf(now);
  const { substitutionId, principal, substitute, office, divisionId, from, to, basis, revokedOn } =
    substitution;
  const line = t('substitution.line', { substitute: substitute.name, principal: principal.name });
  const over = revokedOn !== null || to < today;
  return (
    <Paper withBorder p="sm" component="li">
      <Group justify="space-between">
        <div>
          <Text fw={600}>{line}</Text>
          <Text size="sm" c="gray.8">
            {officeName(t, office, divisionId, divisions)} ·{' '}
            {t('admin.fromTo', { from: numbers(from), to: numbers(to) })} · {basis}
            {revokedOn !== null && ` · ${t('substitution.revoked', { day: numbers(revokedOn) })}`}
            {revokedOn === null && to < today && ` · ${t('admin.past')}`}
            {from > today && ` · ${t('admin.coming')}`}
          </Text>
        </div>
        {may && !over && (
          <ReasonButton
            name={t('substitution.revoke')}
            of={line}
            send={(header, reason) =>
              api.POST('/api/v1/substitutions/{substitutionId}/revocation', {
                params: { path: { substitutionId }, header },
                body: { reason },
              })
            }
          />
        )}
      </Group>
    </Paper>
  );
}

function Grant() {
  const { t } = useWords();
  const divisions = useQuery(reads.divisions).data?.items ?? [];
  const people = useQuery(reads.people);
  return (
    <Reading read={people}>
      {({ items }) => {
        const offices = items
          .flatMap(({ name, offices: held }) =>
            held
              .filter(({ to }) => to === null)
              .map(({ officeId, office, divisionId }) => ({
                value: officeId,
                label: `${name} – ${officeName(t, office, divisionId, divisions)}`,
              })),
          )
          .sort((one, other) => inOrder(one.label, other.label));
        const substitutes = items
          .map(({ personId, name }) => ({ value: personId, label: name }))
          .sort((one, other) => inOrder(one.label, other.label));
        return (
          <CommandForm
            title={t('substitution.grant')}
            submit={t('substitution.grant.go')}
            begin={{
              officeId: offices[0]?.value ?? '',
              substituteId: substitutes[0]?.value ?? '',
              from: '',
              to: '',
              basis: '',
            }}
            fields={[
              { name: 'officeId', label: t('substitution.principal'), as: offices },
              { name: 'substituteId', label: t('substitution.substitute'), as: substitutes },
              { name: 'from', label: t('admin.from'), as: 'day' },
              { name: 'to', label: t('substitution.to'), as: 'day' },
              { name: 'basis', label: t('admin.basis'), hint: t('admin.basis.hint') },
            ]}
            send={(header, body, newId) =>
              api.POST('/api/v1/substitutions', {
                params: { header },
                body: { ...body, substitutionId: newId },
              })
            }
          />
        );
      }}
    </Reading>
  );
}
