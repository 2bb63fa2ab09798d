import { Button, Group } from '@mantine/core';
import { changeLanguage, useWords } from '../i18n/i18n.js';

const LANGUAGES = [
  ['vi', 'Tiếng Việt'],
  ['en', 'English'],
] as const;

export function LanguageSwitch() {
  const { t, language } = useWords();
  return (
    <Group gap={4} role="group" aria-label={t('language')}>
      {LANGUAGES.map(([code, name]) => (
        <Button
          key={code}
          lang={code}
          size="xs"
          variant={code === language ? 'light' : 'subtle'}
          aria-pressed={code === language}
          onClick={() => void changeLanguage(code)}
        >
          {name}
        </Button>
      ))}
    </Group>
  );
}
