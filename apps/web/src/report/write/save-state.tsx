import '../report.css';
import { Alert, Button, Text } from '@mantine/core';
import { useWords } from '../../i18n/i18n.js';
import { Icon } from '../../shell/icons.js';
import type { Typed } from '../fields.js';
import { TwoTexts } from './two-texts.js';
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
    case 'taken':
      return (
        <Text role="status" size="sm" className={sticky ? 'save-state' : undefined}>
          <Icon name={state.is === 'saved' || state.is === 'taken' ? 'done' : 'clock'} />{' '}
          {t(`draft.${state.is}`)}
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
    case 'conflict': {
      const { theirs, etag } = state;
      return (
        <TwoTexts
          why={t('draft.conflict')}
          sides={[
            {
              title: t('draft.mine'),
              text: typed,
              choose: t('draft.keepMine'),
              onChoose: () => {
                onChoose(typed, etag);
              },
            },
            {
              title: t('draft.theirs'),
              text: theirs,
              choose: t('draft.takeTheirs'),
              onChoose: () => {
                onChoose(theirs, etag);
              },
            },
          ]}
        />
      );
    }
    default:
      return state satisfies never;
  }
}
