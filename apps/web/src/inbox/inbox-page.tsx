import { Paper, Tabs, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reads } from '../api/queries.js';
import { useWords } from '../i18n/i18n.js';
import { Icon } from '../shell/icons.js';
import { Reading } from '../shell/problem.js';
import { Escalations } from './escalations.js';
import { InboxRow } from './inbox-row.js';

const LISTS = ['toDo', 'waiting', 'done'] as const;

/** `Việc của tôi`: in the order of the API, nearest limit first. */
export function InboxPage() {
  const { t } = useWords();
  const inbox = useQuery(reads.inbox);
  const [list, setList] = useState<string | null>('toDo');
  return (
    <>
      <title>{`${t('inbox.title')} – ${t('product')}`}</title>
      <Title order={1} size="h2" mb="sm">
        {t('inbox.title')}
      </Title>
      <Reading read={inbox}>
        {({ counts, escalations, ...lists }) => (
          <>
            {counts.overdue > 0 && (
              <Text className="late" mb="sm">
                <Icon name="warning" /> {t('inbox.overdue', { count: counts.overdue })}
              </Text>
            )}
            <Tabs value={list} onChange={setList}>
              <Tabs.List>
                {LISTS.map((name) => (
                  <Tabs.Tab key={name} value={name}>
                    {t(`inbox.${name}`)} ({counts[name]})
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              {LISTS.map((name) => (
                <Tabs.Panel key={name} value={name} pt="md">
                  {lists[name].length === 0 ? (
                    <Text>{t(`inbox.empty.${name}`)}</Text>
                  ) : (
                    <Paper withBorder>
                      {lists[name].map((item) => (
                        <InboxRow key={item.report.reportId} item={item} />
                      ))}
                    </Paper>
                  )}
                </Tabs.Panel>
              ))}
            </Tabs>
            <Escalations items={escalations} />
          </>
        )}
      </Reading>
    </>
  );
}
