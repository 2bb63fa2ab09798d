import { Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, reads, type Schemas } from '../api/queries.js';
import { dayOf } from '../format/dates.js';
import { matches } from '../format/search.js';
import { useWords } from '../i18n/i18n.js';
import { allowedOf, Refusal } from '../shell/action-button.js';
import { CommandForm } from '../shell/command-form.js';
import { officeName } from '../shell/offices.js';
import { PageLink } from '../shell/page-link.js';
import { Reading } from '../shell/problem.js';
import { SortedTable } from '../shell/sorted-table.js';
import { ImportPeople } from './import-people.js';

type Person = Schemas['Person'];

/** Everybody in the directory; found by name, office and division without diacritics. */
export function PeoplePage() {
  const { t } = useWords();
  const people = useQuery(reads.people);
  return (
    <>
      <title>{`${t('admin.people')} – ${t('product')}`}</title>
      <Title order={2} size="h3">
        {t('admin.people')}
      </Title>
      <Reading read={people}>
        {({ items, allowedActions }) => {
          const register = allowedOf(allowedActions, 'register');
          return (
            <>
              <PeopleTable people={items} />
              {register?.allowed ? (
                <>
                  <RegisterPerson />
                  <ImportPeople />
                </>
              ) : (
                register && <Refusal allowed={register} />
              )}
            </>
          );
        }}
      </Reading>
    </>
  );
}

function PeopleTable({ people }: { readonly people: readonly Person[] }) {
  const { t } = useWords();
  const [search, setSearch] = useState('');
  const divisions = useQuery(reads.divisions).data?.items;
  const now = useQuery(reads.me).data?.now ?? '';
  const columns = useMemo(() => {
    const today = now === '' ? '' : dayOf(now);
    const offices = (person: Person): string =>
      person.offices
        .filter(({ to }) => to === null || to >= today)
        .map(({ office, divisionId }) => officeName(t, office, divisionId, divisions ?? []))
        .join('; ');
    return [
      {
        id: 'name',
        name: t('admin.name'),
        // By the given name first, as people are called here.
        text: ({ name }: Person) => [...name.split(' ')].reverse().join(' '),
        show: ({ personId, name, sample }: Person) => (
          <>
            <PageLink to="/admin/people/$personId" params={{ personId }}>
              {name}
            </PageLink>
            {sample && ` (${t('plans.sample')})`}
          </>
        ),
      },
      {
        id: 'offices',
        name: t('admin.offices'),
        text: (person: Person) => offices(person) || t('office.none'),
      },
    ];
  }, [t, divisions, now]);
  const found = useMemo(
    () => people.filter((one) => matches(`${one.name} ${columns[1]?.text(one) ?? ''}`, search)),
    [people, columns, search],
  );
  return (
    <>
      <TextInput
        type="search"
        label={t('admin.search')}
        description={t('admin.search.hint')}
        value={search}
        onChange={({ currentTarget }) => {
          setSearch(currentTarget.value);
        }}
        maw="28rem"
      />
      {found.length === 0 ? (
        <Text role="status">{t('admin.notFound')}</Text>
      ) : (
        <SortedTable rows={found} columns={columns} keyOf={({ personId }) => personId} />
      )}
    </>
  );
}

function RegisterPerson() {
  const { t } = useWords();
  return (
    <CommandForm
      title={t('admin.register')}
      submit={t('admin.register.go')}
      begin={{ name: '', personId: '' }}
      fields={[
        { name: 'name', label: t('admin.name') },
        { name: 'personId', label: t('admin.personId'), hint: t('admin.id.hint') },
      ]}
      send={(header, body) => api.POST('/api/v1/people', { params: { header }, body })}
    />
  );
}
