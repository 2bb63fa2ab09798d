import { Table, Text } from '@mantine/core';
import { withComma } from '../format/decimal.js';
import { useWords } from '../i18n/i18n.js';
import { TEXTS, type Content } from './fields.js';

/** What a version, or what is about to be one, says. */
export function ContentView({ content }: { readonly content: Content }) {
  const { t } = useWords();
  const rows: readonly (readonly [string, string])[] = [
    [t('field.taskStatus'), t(`status.${content.taskStatus}`)],
    [t('field.progressPercent'), content.progressPercent && `${withComma(content.progressPercent)} %`],
    [t('field.results'), content.results],
    [
      t('field.figures'),
      content.figures
        .map(({ name, value, unit, kind }) => `${name}: ${withComma(value)} ${unit} (${t(`kind.${kind}`)})`)
        .join('\n'),
    ],
    [t('field.evidence'), content.evidence.join('\n')],
    ...TEXTS.filter((name) => name !== 'results').map((name) => [t(`field.${name}`), content[name]] as const),
  ];
  return (
    <Table verticalSpacing="xs" layout="fixed">
      <Table.Tbody>
        {rows.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" w="32%">
              {name}
            </Table.Th>
            <Table.Td className="text">{value === '' ? <Text c="gray.7">–</Text> : value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
