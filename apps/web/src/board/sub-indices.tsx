import '@mantine/core/styles/Table.css';
import { Paper, Table, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import type { Schemas } from '../api/queries.js';
import { score, withComma } from '../format/decimal.js';
import { useWords } from '../i18n/i18n.js';
import { Icon } from '../shell/icons.js';
import { Chart } from './chart.js';

type Row = Schemas['ScoreboardSubIndex'];

/** Whether the published score reaches its target, exactly: as whole numbers of the longest fraction. */
function reached({ actual, target }: Row): boolean | undefined {
  if (actual === null) return undefined;
  const places = Math.max(...[actual, target].map((text) => (text.split('.')[1] ?? '').length));
  const whole = (text: string): bigint => {
    const [before = '0', after = ''] = text.split('.');
    return BigInt(before + after.padEnd(places, '0'));
  };
  return whole(actual) >= whole(target);
}

/** From the baseline to the target, and what was published. */
export function SubIndices({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useWords();
  const option = useMemo(() => {
    const series = (['baseline', 'target', 'actual'] as const).map((name) => ({
      name: t(`board.${name}`),
      type: 'bar',
      label: {
        show: true,
        position: 'top',
        formatter: ({ value }: { value: number }) => score(String(value)),
      },
      data: rows.map((row) => (row[name] === null ? '-' : Number(row[name]))),
    }));
    return {
      color: ['#868e96', '#1c5d99', '#2b8a3e'],
      legend: { top: 0 },
      grid: { left: 40, right: 10, top: 40, bottom: 50 },
      xAxis: {
        type: 'category',
        data: rows.map(({ name }) => name),
        axisLabel: { interval: 0, width: 200, overflow: 'break', lineHeight: 14 },
      },
      yAxis: { type: 'value', axisLabel: { formatter: (value: number) => withComma(String(value)) } },
      series,
    };
  }, [rows, t]);
  if (rows.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="sub-indices">
      <Title order={2} size="h3" id="sub-indices" mb="xs">
        {t('board.subIndices')}
      </Title>
      <Chart option={option} height={240} />
      <Table.ScrollContainer minWidth={560} type="native">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('board.subIndex')}</Table.Th>
              <Table.Th scope="col">{t('board.baseline')}</Table.Th>
              <Table.Th scope="col">{t('board.target')}</Table.Th>
              <Table.Th scope="col">{t('board.actual')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={`${row.planId} ${row.subIndexId}`}>
                <Table.Th scope="row">{row.name}</Table.Th>
                <Table.Td>{score(row.baseline)}</Table.Td>
                <Table.Td>≥ {score(row.target)}</Table.Td>
                <Table.Td>
                  {row.actual === null ? t('board.notPublished') : <Actual row={row} actual={row.actual} />}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function Actual({ row, actual }: { readonly row: Row; readonly actual: string }) {
  const { t } = useWords();
  const done = reached(row);
  return (
    <>
      <strong>{score(actual)}</strong> <Icon name={done ? 'done' : 'warning'} />{' '}
      {t(done ? 'board.reached' : 'board.notReached')}
      <Text size="sm" c="gray.8" className="text">
        {t('board.source', { source: row.source ?? '' })}
      </Text>
    </>
  );
}
