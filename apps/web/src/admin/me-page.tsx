import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { answerTo } from '../api/client.js';
import { api, queryClient, reads } from '../api/queries.js';
import { usePlainCommand } from '../api/use-command.js';
import { numbers, showInstant } from '../format/dates.js';
import { useWords } from '../i18n/i18n.js';
import { officeTitle } from '../shell/offices.js';
import { Reading } from '../shell/problem.js';
import { RefusalAlert } from '../shell/refusal-alert.js';

/** My own offices, who stands in for me, and where I am signed in. */
export function MePage() {
  const { t } = useWords();
  const me = useQuery(reads.me);
  const divisions = useQuery(reads.divisions).data?.items ?? [];
  const substitutions = useQuery(reads.substitutions).data?.items ?? [];
  return (
    <Stack>
      <title>{`${t('me.title')} – ${t('product')}`}</title>
      <Title order={1} size="h2">
        {t('me.title')}
      </Title>
      <Reading read={me}>
        {({ personId, name, offices }) => (
          <>
            <Text fw={600}>{name}</Text>
            <ul className="plain">
              {offices.map((held) => (
                <li key={officeTitle(t, held, divisions)}>{officeTitle(t, held, divisions)}</li>
              ))}
            </ul>
            {offices.length === 0 && <Text>{t('office.none')}</Text>}
            <Title order={2} size="h3">
              {t('admin.substitutions')}
            </Title>
            <ul className="plain">
              {substitutions
                .filter(({ principal, substitute }) =>
                  [principal.personId, substitute.personId].includes(personId),
                )
                .map(({ substitutionId, principal, substitute, from, to }) => (
                  <li key={substitutionId}>
                    {t('substitution.line', { substitute: substitute.name, principal: principal.name })} ·{' '}
                    {t('admin.fromTo', { from: numbers(from), to: numbers(to) })}
                  </li>
                ))}
            </ul>
            {!substitutions.some(({ principal, substitute }) =>
              [principal.personId, substitute.personId].includes(personId),
            ) && <Text>{t('substitution.none')}</Text>}
          </>
        )}
      </Reading>
      <Sessions />
    </Stack>
  );
}

function Sessions() {
  const { t } = useWords();
  const sessions = useQuery(reads.sessions);
  const ending = useMutation({
    mutationFn: (sessionId: string) =>
      answerTo(api.POST('/auth/sessions/{sessionId}/end', { params: { path: { sessionId } } })),
    onSettled: () => queryClient.invalidateQueries(),
  });
  const endingAll = usePlainCommand((header, body: Record<string, never>) =>
    api.POST('/api/v1/me/access-end', { params: { header }, body }),
  );
  return (
    <section aria-labelledby="sessions">
      <Title order={2} size="h3" id="sessions" mb="xs">
        {t('me.sessions')}
      </Title>
      <RefusalAlert error={ending.error ?? endingAll.error} />
      <Reading read={sessions}>
        {({ items }) => (
          <Stack component="ul" className="plain" gap="xs">
            {items.map(({ sessionId, begunAt, seenAt, present }) => (
              <Paper withBorder p="sm" component="li" key={sessionId}>
                <Group justify="space-between">
                  <Text>
                    {t('me.session', { begun: showInstant(begunAt), seen: showInstant(seenAt) })}
                    {present && ` · ${t('me.present')}`}
                  </Text>
                  {!present && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`${t('me.end')}: ${showInstant(begunAt)}`}
                      onClick={() => {
                        endingAll.reset();
                        ending.mutate(sessionId);
                      }}
                    >
                      {t('me.end')}
                    </Button>
                  )}
                </Group>
              </Paper>
            ))}
          </Stack>
        )}
      </Reading>
      <Button
        mt="sm"
        variant="default"
        loading={endingAll.isPending}
        onClick={() => {
          ending.reset();
          endingAll.mutate({}, { onSuccess: () => void queryClient.invalidateQueries() });
        }}
      >
        {t('me.endAll')}
      </Button>
    </section>
  );
}
