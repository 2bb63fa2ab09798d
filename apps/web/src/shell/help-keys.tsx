import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Overlay.css';
import { Group, Modal } from '@mantine/core';
import { useWords } from '../i18n/i18n.js';
import { KeyList } from './key-list.js';

/** The window of `?`. Its title stands in no `<header>`: the page has that of its own, and one banner is enough. */
export function HelpKeys({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  return (
    // With the scrolling locked, it would write styles that the page's policy refuses.
    <Modal.Root opened onClose={onClose} transitionProps={{ duration: 0 }} lockScroll={false}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body>
          <Group justify="space-between" mb="sm">
            <Modal.Title fw={600}>{t('shortcut.title')}</Modal.Title>
            <Modal.CloseButton aria-label={t('close')} />
          </Group>
          <KeyList />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
