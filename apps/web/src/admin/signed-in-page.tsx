import { Text, Title } from '@mantine/core';
import { useWords } from '../i18n/i18n.js';

/** Where a fresh sign-in in another tab ends: what was begun goes on in the tab it was begun in. */
export function SignedInPage() {
  const { t } = useWords();
  return (
    <>
      <title>{`${t('fresh.done')} – ${t('product')}`}</title>
      <Title order={1} size="h2">
        {t('fresh.done')}
      </Title>
      <Text>{t('fresh.back')}</Text>
    </>
  );
}
