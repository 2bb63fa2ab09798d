import { Stack, Text, Title } from '@mantine/core';
import { useWords } from '../i18n/i18n.js';
import { KeyList } from '../shell/key-list.js';

const TOPICS = [
  'write',
  'before',
  'returned',
  'withdraw',
  'review',
  'escalation',
  'plan',
  'record',
  'people',
] as const;
const WORDS = ['onTime', 'receipt', 'workingDay', 'consent', 'hash'] as const;

/** `Trợ giúp`: by what people want to do, and the words that they meet. */
export function HelpPage() {
  const { t } = useWords();
  return (
    <Stack>
      <title>{`${t('help.title')} – ${t('product')}`}</title>
      <Title order={1} size="h2">
        {t('help.title')}
      </Title>
      <Text>{t('help.lead')}</Text>
      {TOPICS.map((topic) => (
        <section key={topic} aria-labelledby={`help-${topic}`}>
          <Title order={2} size="h3" id={`help-${topic}`}>
            {t(`help.${topic}.title`)}
          </Title>
          <Text className="text">{t(`help.${topic}`)}</Text>
        </section>
      ))}
      <section aria-labelledby="help-words">
        <Title order={2} size="h3" id="help-words">
          {t('help.words')}
        </Title>
        <dl>
          {WORDS.map((word) => (
            <div key={word}>
              <dt>
                <strong>{t(`help.word.${word}.title`)}</strong>
              </dt>
              <dd>{t(`help.word.${word}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="help-keys">
        <Title order={2} size="h3" id="help-keys">
          {t('shortcut.title')}
        </Title>
        <KeyList />
      </section>
    </Stack>
  );
}
