import { Alert, Button, Text } from '@mantine/core';
import { useWords } from '../i18n/i18n.js';
import { Icon } from './icons.js';

/** In place of a part that could not be loaded or drawn; the rest of the page, and what was typed there, stays. */
export function Broken() {
  const { t } = useWords();
  return (
    <Alert role="alert" color="red.9" variant="outline" icon={<Icon name="warning" />} mb="md">
      <Text>{t('broken')}</Text>
      <Button
        variant="default"
        mt="sm"
        onClick={() => {
          location.reload();
        }}
      >
        {t('broken.reload')}
      </Button>
    </Alert>
  );
}
