import '@mantine/core/styles/Table.css';
import { Table } from '@mantine/core';
import { useWords } from '../i18n/i18n.js';
import { FieldValue, FIELDS } from './field-value.js';
import type { Content } from './fields.js';

/** What a version, or what is about to be one, says. */
export function ContentView({ content }: { readonly content: Content }) {
  const { t } = useWords();
  return (
    <Table verticalSpacing="xs" layout="fixed">
      <Table.Tbody>
        {FIELDS.map((field) => (
          <Table.Tr key={field}>
            <Table.Th scope="row" w="32%">
              {t(`field.${field}`)}
            </Table.Th>
            <Table.Td className="text">
              <FieldValue content={content} field={field} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
