import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api, reads, type Schemas } from '../api/queries.js';
import { dayOf, numbers } from '../format/dates.js';
import { inOrder } from '../format/search.js';
import { useWords } from '../i18n/i18n.js';
import { OFFICES } from '../record/actor-line.js';
import { allowedOf, Refusal } from '../shell/action-button.js';
import { CommandForm } from '../shell/command-form.js';
import { officeName } from '../shell/offices.js';
import { Reading } from '../shell/problem.js';
import { ReasonButton } from '../shell/reason-button.js';

const route = getRouteApi('/admin/people/$personId');

type Person = Schemas['Person'];

/** One person: offices, account, access. */
export function PersonPage() {
  const { t } = useWords();
  const { personId } = route.useParams();
  const people = useQuery(reads.people);
  return (
    <Reading read={people}>
      {({ items, allowedActions }) => {
        const person = items.find((one) => one.personId === personId);
        const assume = allowedOf(allowedActions, 'assumeOffice');
        return person ? (
          <Stack>
            <title>{`${person.name} – ${t('product')}`}</title>
            <Title order={2} size="h3">
              {person.name}
            </Title>
            <Offices person={person} may={assume?.allowed ?? false} />
            {assume?.allowed ? <Acts person={person} /> : assume && <Refusal allowed={assume} />}
          </Stack>
        ) : (
          <Text>{t('admin.notFound')}</Text>
        );
      }}
    </Reading>
  );
}

function Offices({ person, may }: { readonly person: Person; readonly may: boolean }) {
  const { t } = useWords();
  const divisions = useQuery(reads.divisions).data?.items ?? [];
  const now = useQuery(reads.me).data?.now;
  const today = now === undefined ? '' : dayOf(now);
  const nameOf = (divisionId: string) =>
    divisions.find((one) => one.divisionId === divisionId)?.name ?? divisionId;
  return (
    <section aria-labelledby="offices">
      <Title order={3} size="h4" id="offices" mb="xs">
        {t('admin.offices')}
      </Title>
      {person.offices.length === 0 && <Text>{t('office.none')}</Text>}
      <Stack component="ul" className="plain" gap="xs">
        {person.offices.map(({ officeId, office, divisionId, inChargeOf, from, to }) => {
          const name = officeName(t, office, divisionId, divisions);
          const past = to !== null && to < today;
          return (
            <Paper withBorder p="sm" component="li" key={officeId}>
              <Group justify="space-between">
                <div>
                  <Text fw={600}>{name}</Text>
                  <Text size="sm" c="gray.8">
                    {to === null
                      ? t('admin.since', { from: numbers(from) })
                      : t('admin.fromTo', { from: numbers(from), to: numbers(to) })}
                    {past && ` · ${t('admin.past')}`}
                    {from > today && ` · ${t('admin.coming')}`}
                    {inChargeOf.length > 0 &&
                      ` · ${t('admin.inCharge', { names: inChargeOf.map(nameOf).join('; ') })}`}
                  </Text>
                </div>
                {may && !past && (
                  <ReasonButton
                    name={t('admin.revoke')}
                    of={name}
                    send={(header, reason) =>
                      api.POST('/api/v1/offices/{officeId}/revocation', {
                        params: { path: { officeId }, header },
                        body: { reason },
                      })
                    }
                  />
                )}
              </Group>
            </Paper>
          );
        })}
      </Stack>
    </section>
  );
}

/** What needs no division. */
const OF_AGENCY: readonly string[] = ['deputyDirector', 'director', 'auditor', 'administrator'];

function Acts({ person: { personId, name, account, offices } }: { readonly person: Person }) {
  const { t } = useWords();
  const divisions = useQuery(reads.divisions).data?.items ?? [];
  const path = { personId };
  const held = offices.filter(({ to }) => to === null);
  const divisionChoices = divisions
    .filter(({ end }) => end === null)
    .map((one) => ({ value: one.divisionId, label: one.name }))
    .sort((one, other) => inOrder(one.label, other.label));
  return (
    <>
      <CommandForm
        title={t('admin.give')}
        submit={t('admin.give.go')}
        begin={{ office: 'officer', divisionId: '', from: '', to: '' }}
        fields={[
          {
            name: 'office',
            label: t('admin.office'),
            as: OFFICES.map((office) => ({ value: office, label: t(`office.${office}`) })),
          },
          {
            name: 'divisionId',
            label: t('admin.division'),
            as: [{ value: '', label: t('admin.noDivision') }, ...divisionChoices],
          },
          { name: 'from', label: t('admin.from'), as: 'day' },
          { name: 'to', label: t('admin.to'), as: 'day' },
        ]}
        send={(header, { office, divisionId, from, to }, newId) =>
          api.POST('/api/v1/people/{personId}/offices', {
            params: { path, header },
            body: {
              officeId: newId,
              office: OFFICES.find((one) => one === office) ?? 'officer',
              divisionId: OF_AGENCY.includes(office) || divisionId === '' ? null : divisionId,
              // A deputy is in charge of a division rather than in it.
              inChargeOf: office === 'deputyDirector' && divisionId !== '' ? [divisionId] : [],
              from,
              to: to === '' ? null : to,
            },
          })
        }
      />
      {held.length > 0 && (
        <CommandForm
          title={t('admin.end')}
          submit={t('admin.end.go')}
          begin={{ officeId: held[0]?.officeId ?? '', to: '' }}
          fields={[
            {
              name: 'officeId',
              label: t('admin.office'),
              as: held.map((one) => ({
                value: one.officeId,
                label: officeName(t, one.office, one.divisionId, divisions),
              })),
            },
            { name: 'to', label: t('admin.lastDay'), as: 'day' },
          ]}
          send={(header, { officeId, to }) =>
            api.POST('/api/v1/offices/{officeId}/end', {
              params: { path: { officeId }, header },
              body: { to },
            })
          }
        />
      )}
      <CommandForm
        title={t('admin.account')}
        submit={t('admin.account.go')}
        begin={{ account: account ?? '' }}
        fields={[{ name: 'account', label: t('admin.account.name'), hint: t('admin.account.hint') }]}
        send={(header, body) =>
          api.PUT('/api/v1/people/{personId}/account', {
            params: { path, header },
            body: { account: body.account === '' ? null : body.account },
          })
        }
      />
      <Group>
        <ReasonButton
          name={t('admin.endAccess')}
          of={name}
          send={(header, reason) =>
            api.POST('/api/v1/people/{personId}/access-end', { params: { path, header }, body: { reason } })
          }
        />
      </Group>
    </>
  );
}
