import { Button, Container, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { answerTo } from '../api/client.js';
import { api, reads, type Schemas } from '../api/queries.js';
import { useWords } from '../i18n/i18n.js';
import { Bell } from '../notices/bell.js';
import { LanguageSwitch } from './language-switch.js';
import { Navigation } from './navigation.js';
import { ProblemAlert } from './problem.js';
import { PageLink } from './page-link.js';
import { officeTitle } from './offices.js';

interface Me {
  readonly name: string;
  readonly offices: readonly Schemas['OfficeHeld'][];
}

function Person({ me }: { readonly me: Me }) {
  const { t } = useWords();
  const divisions = useQuery(reads.divisions).data?.items ?? [];
  const titles = me.offices.map((held) => officeTitle(t, held, divisions));
  return (
    <Stack gap={0} align="flex-end">
      <PageLink to="/me" fw={600} title={t('nav.me')}>
        {me.name}
      </PageLink>
      <Text size="sm" c="gray.7" ta="right">
        {titles.length === 0 ? t('office.none') : titles.join(' · ')}
      </Text>
    </Stack>
  );
}

export function Header({ me }: { readonly me: Me }) {
  const { t } = useWords();
  const agency = useQuery(reads.agency).data;
  const signOut = useMutation({
    mutationFn: () => answerTo(api.POST('/auth/sign-out')),
    onSuccess: ({ endSessionUrl }) => location.assign(endSessionUrl ?? '/'),
  });
  return (
    <header className="header no-print">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <Container size="lg" py="sm">
        <Group justify="space-between" align="flex-start">
          <Stack gap={0}>
            <Text fw={600} size="lg">
              {t('product')}
            </Text>
            <Text size="sm" c="gray.7">
              {agency?.name}
            </Text>
          </Stack>
          <Group gap="md" align="flex-start">
            <Bell />
            <LanguageSwitch />
            <Person me={me} />
            <Button
              size="xs"
              variant="default"
              loading={signOut.isPending}
              onClick={() => {
                signOut.mutate();
              }}
            >
              {t('signOut')}
            </Button>
          </Group>
        </Group>
        {signOut.error && <ProblemAlert error={signOut.error} />}
        <Navigation offices={me.offices} />
      </Container>
    </header>
  );
}
