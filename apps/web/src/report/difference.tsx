import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reads } from '../api/queries.js';
import { useWords } from '../i18n/i18n.js';
import { Reading } from '../shell/problem.js';

type Value =
  string | readonly (string | { readonly name: string; readonly value: string; readonly unit: string })[];

const shown = (value: Value): string =>
  typeof value === 'string'
    ? value
    : value
        .map((one) => (typeof one === 'string' ? one : `${one.name}: ${one.value} ${one.unit}`))
        .join('\n');

const TAGS = { same: 'span', added: 'ins', removed: 'del' } as const;

/** What this version says differently from the one before: added underlined, removed struck through. */
export function Difference({ reportId, version }: { readonly reportId: string; readonly version: number }) {
  const { t } = useWords();
  const difference = useQuery(reads.difference(reportId, version - 1, version));
  return (
    <section aria-labelledby="difference">
      <Title order={2} size="h3" id="difference" mb="xs">
        {t('difference.title', { version: version - 1 })}
      </Title>
      <Reading read={difference}>
        {({ fields, sameContent }) =>
          sameContent ? (
            <Text>{t('difference.none')}</Text>
          ) : (
            <Stack gap="xs">
              {fields.map(({ field, before, after, words }) => (
                <div key={field}>
                  <Text fw={600}>{t(`field.${field}`)}</Text>
                  <div className="text">
                    {(
                      words ?? [
                        { change: 'removed' as const, text: shown(before) },
                        { change: 'added' as const, text: shown(after) },
                      ]
                    ).map(({ change, text }, index) => {
                      const Tag = TAGS[change];
                      return <Tag key={index}>{text}</Tag>;
                    })}
                  </div>
                </div>
              ))}
            </Stack>
          )
        }
      </Reading>
    </section>
  );
}
