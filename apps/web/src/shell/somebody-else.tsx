import { Button, Container, Text, Title } from '@mantine/core';
import { useWords } from '../i18n/i18n.js';

/** Whoever has signed in at this browser since begins with a page of their own. */
export function SomebodyElse({ name }: { readonly name: string }) {
  const { t } = useWords();
  return (
    <Container component="main" py="xl">
      <Title order={1} size="h2" tabIndex={-1} ref={(heading) => heading?.focus()}>
        {t('signIn.another', { name })}
      </Title>
      <Text my="md">{t('signIn.another.kept')}</Text>
      <Button
        onClick={() => {
          location.assign('/');
        }}
      >
        {t('signIn.another.go', { name })}
      </Button>
    </Container>
  );
}
