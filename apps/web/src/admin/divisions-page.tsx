import { Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, reads, type Schemas } from '../api/queries.js';
import { numbers } from '../format/dates.js';
import { inOrder } from '../format/search.js';
import { useWords } from '../i18n/i18n.js';
import { allowedOf, Refusal } from '../shell/action-button.js';
import { CommandForm } from '../shell/command-form.js';
import { Reading } from '../shell/problem.js';

type Division = Schemas['Division'];

const HOW = ['merged', 'split', 'abolished'] as const;

/** Divisions with the names they had and what became of them. */
export function DivisionsPage() {
  const { t } = useWords();
  const divisions = useQuery(reads.divisions);
  return (
    <>
      <title>{`${t('admin.divisions')} – ${t('product')}`}</title>
      <Title order={2} size="h3">
        {t('admin.divisions')}
      </Title>
      <Reading read={divisions}>
        {({ items, allowedActions }) => {
          const sorted = items.toSorted((one, other) => inOrder(one.name, other.name));
          const [register, rename, end] = [
            allowedOf(allowedActions, 'register'),
            allowedOf(allowedActions, 'rename'),
            allowedOf(allowedActions, 'end'),
          ];
          return (
            <>
              <Stack component="ul" className="plain" gap="xs">
                {sorted.map((division) => (
                  <DivisionItem key={division.divisionId} division={division} all={items} />
                ))}
              </Stack>
              {register && !register.allowed && <Refusal allowed={register} />}
              {register?.allowed && <Register />}
              {rename?.allowed && <Rename divisions={sorted} />}
              {end?.allowed && <End divisions={sorted} />}
            </>
          );
        }}
      </Reading>
    </>
  );
}

function DivisionItem({ division, all }: { readonly division: Division; readonly all: readonly Division[] }) {
  const { t } = useWords();
  const { name, shortName, headTitle, renamed, end, planning } = division;
  return (
    <Paper withBorder p="sm" component="li">
      <Text fw={600}>
        {name} ({shortName})
      </Text>
      <Text size="sm" c="gray.8">
        {headTitle}
        {planning && ` · ${t('admin.planning')}`}
        {end !== null &&
          ` · ${t(`admin.how.${end.how}`)}, ${t('admin.lastDay.was', { day: numbers(end.lastDay) })}, ${t(
            'admin.successor.is',
            { name: all.find((one) => one.divisionId === end.successorId)?.name ?? end.successorId },
          )} (${end.basis})`}
      </Text>
      {renamed.map((one) => (
        <Text key={one.from} size="sm" c="gray.8">
          {t('admin.renamed', { from: numbers(one.from), name: one.name, basis: one.basis })}
        </Text>
      ))}
    </Paper>
  );
}

function Register() {
  const { t } = useWords();
  return (
    <CommandForm
      title={t('admin.division.register')}
      submit={t('admin.division.register.go')}
      begin={{ name: '', shortName: '', headTitle: t('admin.headTitle.usual'), divisionId: '' }}
      fields={[
        { name: 'name', label: t('admin.name') },
        { name: 'shortName', label: t('admin.shortName') },
        { name: 'headTitle', label: t('admin.headTitle') },
        { name: 'divisionId', label: t('admin.divisionId'), hint: t('admin.id.hint') },
      ]}
      send={(header, body) => api.POST('/api/v1/divisions', { params: { header }, body })}
    />
  );
}

const choicesOf = (divisions: readonly Division[]) =>
  divisions
    .filter(({ end }) => end === null)
    .map(({ divisionId, name }) => ({ value: divisionId, label: name }));

function Rename({ divisions }: { readonly divisions: readonly Division[] }) {
  const { t } = useWords();
  const choices = choicesOf(divisions);
  return (
    <CommandForm
      title={t('admin.division.rename')}
      submit={t('admin.division.rename.go')}
      begin={{
        divisionId: choices[0]?.value ?? '',
        name: '',
        shortName: '',
        headTitle: t('admin.headTitle.usual'),
        from: '',
        basis: '',
      }}
      fields={[
        { name: 'divisionId', label: t('admin.division'), as: choices },
        { name: 'name', label: t('admin.newName') },
        { name: 'shortName', label: t('admin.shortName') },
        { name: 'headTitle', label: t('admin.headTitle') },
        { name: 'from', label: t('admin.from'), as: 'day' },
        { name: 'basis', label: t('admin.basis'), hint: t('admin.basis.hint') },
      ]}
      send={(header, { divisionId, ...body }) =>
        api.POST('/api/v1/divisions/{divisionId}/names', { params: { path: { divisionId }, header }, body })
      }
    />
  );
}

function End({ divisions }: { readonly divisions: readonly Division[] }) {
  const { t } = useWords();
  const choices = choicesOf(divisions);
  return (
    <CommandForm
      title={t('admin.division.end')}
      submit={t('admin.division.end.go')}
      begin={{
        divisionId: choices[0]?.value ?? '',
        how: 'merged',
        successorId: choices[1]?.value ?? '',
        lastDay: '',
        basis: '',
      }}
      fields={[
        { name: 'divisionId', label: t('admin.division'), as: choices },
        {
          name: 'how',
          label: t('admin.how'),
          as: HOW.map((how) => ({ value: how, label: t(`admin.how.${how}`) })),
        },
        { name: 'successorId', label: t('admin.successor'), hint: t('admin.successor.hint'), as: choices },
        { name: 'lastDay', label: t('admin.lastDay'), as: 'day' },
        { name: 'basis', label: t('admin.basis'), hint: t('admin.basis.hint') },
      ]}
      send={(header, { divisionId, how, ...body }) =>
        api.POST('/api/v1/divisions/{divisionId}/end', {
          params: { path: { divisionId }, header },
          body: { ...body, how: HOW.find((one) => one === how) ?? 'merged' },
        })
      }
    />
  );
}
