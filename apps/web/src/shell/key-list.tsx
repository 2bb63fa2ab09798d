import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Kbd.css';
import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/Table.css';
import { Kbd, Stack, Switch, Table } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../i18n/i18n.js';
import { lettersAreOn, SHORTCUTS, switchLetters } from './shortcuts.js';

/** Every key with what it does and where, and the switch for those that are one letter. */
export function KeyList() {
  const { t } = useWords();
  const [on, setOn] = useState(lettersAreOn);
  return (
    <Stack>
      <Table>
        <Table.Tbody>
          {SHORTCUTS.map(({ keys, does, where }) => (
            <Table.Tr key={keys}>
              <Table.Th scope="row">
                <Kbd>{keys}</Kbd>
              </Table.Th>
              <Table.Td>{t(does)}</Table.Td>
              <Table.Td>{t(where)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Switch
        label={t('shortcut.letters')}
        checked={on}
        onChange={({ currentTarget: { checked } }) => {
          setOn(checked);
          switchLetters(checked);
        }}
      />
    </Stack>
  );
}
