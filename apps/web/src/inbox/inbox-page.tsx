import { Tabs, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { CatchBoundary, getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { INBOX_PLACES, reads } from '../api/queries.js';
import { moreWords, useWords } from '../i18n/i18n.js';
import { Broken } from '../shell/broken.js';
import { Icon } from '../shell/icons.js';
import { Loading, Reading } from '../shell/problem.js';
import { useListKeys } from '../shell/list-keys.js';
import { InboxList } from './inbox-list.js';
import { placeFrom } from './inbox-address.js';

/** After the last key. */
const PAUSE_MS = 300;
/** Fewer than this are seen at a glance. */
const WORTH_SEARCHING = 10;

/** Loaded for whom something was escalated to. */
const MyEscalations = lazy(async () => {
  const [{ MyEscalations: component }] = await Promise.all([
    import('../escalations/my-escalations.js'),
    moreWords(),
  ]);
  return { default: component };
});

const route = getRouteApi('/');

/** `Việc của tôi`: in the order of the API, nearest limit first. */
export function InboxPage() {
  const { t, language } = useWords();
  const inbox = useQuery(reads.inbox);
  const { list, search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(search);
  const [asked] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const own = useRef(search);
  useEffect(() => {
    own.current = asked;
    void navigate({ search: (was) => ({ ...was, search: asked || undefined }), replace: true });
  }, [asked, navigate]);
  // Gone to by a link or the back button, rather than typed here.
  useEffect(() => {
    if (search === own.current) return;
    own.current = search;
    setTyped(search);
  }, [search]);
  useListKeys();
  // What somebody is typing about one stays when it is the last and another acknowledges it.
  const [escalated, setEscalated] = useState(false);
  if (!escalated && (inbox.data?.counts.escalations ?? 0) > 0) setEscalated(true);
  return (
    <>
      <title>{`${t('inbox.title')} – ${t('product')}`}</title>
      <Title order={1} size="h2" mb="sm">
        {t('inbox.title')}
      </Title>
      <Reading read={inbox}>
        {({ counts, next, ...lists }) => (
          <>
            {counts.overdue > 0 && (
              <Text className="late" mb="sm">
                <Icon name="warning" /> {t('inbox.overdue', { count: counts.overdue })}
              </Text>
            )}
            {escalated && (
              <CatchBoundary getResetKey={() => 'escalations'} errorComponent={Broken}>
                <Suspense fallback={<Loading />}>
                  <MyEscalations />
                </Suspense>
              </CatchBoundary>
            )}
            <Tabs
              value={list ?? 'toDo'}
              keepMounted={false}
              onChange={(chosen) =>
                void navigate({ search: (was) => ({ ...was, list: placeFrom(chosen) }), replace: true })
              }
            >
              <Tabs.List>
                {INBOX_PLACES.map((name) => (
                  <Tabs.Tab key={name} value={name}>
                    {t(`inbox.${name}`)} ({counts[name].toLocaleString(language)})
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              {INBOX_PLACES.map((name) => (
                <Tabs.Panel key={name} value={name} pt="md">
                  {(counts[name] > WORTH_SEARCHING || typed !== '') && (
                    <TextInput
                      type="search"
                      label={t('inbox.search')}
                      description={t('inbox.search.hint')}
                      value={typed}
                      onChange={({ currentTarget }) => {
                        setTyped(currentTarget.value);
                      }}
                      maxLength={200}
                      maw="28rem"
                      mb="md"
                    />
                  )}
                  <InboxList place={name} first={lists[name]} next={next[name]} search={search} />
                </Tabs.Panel>
              ))}
            </Tabs>
          </>
        )}
      </Reading>
    </>
  );
}
