import { Alert, Button, Grid, Group, Text, Title } from '@mantine/core';
import { useWords } from '../../i18n/i18n.js';
import { Icon } from '../../shell/icons.js';
import { ContentView } from '../content-view.js';
import { contentFrom, type Typed } from '../fields.js';
import type { SaveState } from './use-draft.js';

interface Props {
  readonly state: SaveState;
  /** Where the form is long. */
  readonly sticky: boolean;
  readonly typed: Typed;
  readonly onSave: () => void;
  readonly onChoose: (chosen: Typed, etag: string) => void;
}

/** Where what was typed is by now. */
export function SaveStateLine({ state, sticky, typed, onSave, onChoose }: Props) {
  const { t, said } = useWords();
  switch (state.is) {
    case 'saved':
    case 'unsaved':
    case 'saving':
      return (
        <Text role="status" size="sm" className={sticky ? 'save-state' : undefined}>
          <Icon name={state.is === 'saved' ? 'done' : 'clock'} /> {t(`draft.${state.is}`)}
        </Text>
      );
    case 'failed':
      return (
        <Alert role="alert" color="red.9" variant="outline" icon={<Icon name="warning" />}>
          <Text>{t('draft.failed')}</Text>
          <Text>{said(state.error.detail)}</Text>
          <Button variant="default" mt="xs" onClick={onSave}>
            {t('retry')}
          </Button>
        </Alert>
      );
    case 'conflict':
      return (
        <Alert role="alert" color="yellow.9" variant="outline" icon={<Icon name="warning" />}>
          <Text fw={600}>{t('draft.conflict')}</Text>
          <Grid my="sm">
            {[[t('draft.theirs'), state.theirs] as const, [t('draft.mine'), typed] as const].map(
              ([name, text]) => (
                <Grid.Col key={name} span={{ base: 12, md: 6 }}>
                  <Title order={3} size="h5">
                    {name}
                  </Title>
                  <ContentView content={contentFrom(text)} />
                </Grid.Col>
              ),
            )}
          </Grid>
          <Group>
            <Button
              onClick={() => {
                onChoose(typed, state.etag);
              }}
            >
              {t('draft.keepMine')}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                onChoose(state.theirs, state.etag);
              }}
            >
              {t('draft.takeTheirs')}
            </Button>
          </Group>
        </Alert>
      );
    default:
      return state satisfies never;
  }
}
