import { Button, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useWords } from '../i18n/i18n.js';
import { LanguageSwitch } from './language-switch.js';

/** Back to the page that was asked for. */
export const signInAddress = (): string =>
  `/auth/sign-in?returnTo=${encodeURIComponent(`${location.pathname}${location.search}`)}`;

export function SignInPage() {
  const { t } = useWords();
  return (
    <Center mih="100vh" p="md" component="main">
      <Paper withBorder p="xl" maw={460} w="100%">
        <Stack>
          <Title order={1}>{t('product')}</Title>
          <Text>{t('signIn.lead')}</Text>
          <Button component="a" href={signInAddress()} size="md">
            {t('signIn.button')}
          </Button>
          <LanguageSwitch />
        </Stack>
      </Paper>
    </Center>
  );
}
