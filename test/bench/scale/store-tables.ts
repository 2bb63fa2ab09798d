import { shown, type Table } from '../table.js';
import type { Pass, StoreFigures } from './store-bench.js';

const one = (value: number) => shown({ median: value, min: value, max: value });

export const storeTables = (figures: StoreFigures): Table[] => {
  const { reports, agencies, events, databaseMb, secondsToFill, asked } = figures;
  const pass = (name: string, { eventsPerSecond, events: seen, seconds, agencies: of }: Pass) => [
    ...[name, one(eventsPerSecond), String(seen), one(seconds)],
    of === agencies ? 'all' : `${of} of ${agencies}`,
  ];
  return [
    {
      title: `${reports} báo cáo trong kho / reports in the store (${agencies} agencies, ${events} events, ${one(databaseMb)} MB)`,
      head: ['query', 'p50 ms', 'p99 ms', 'HTTP p50 ms', 'HTTP p99 ms'],
      rows: figures.queries.map(({ name, applicationMs, httpMs }) => [
        ...[name, one(applicationMs.p50), one(applicationMs.p99), one(httpMs.p50), one(httpMs.p99)],
      ]),
      notes: [
        `Mỗi câu hỏi ${asked} lần / each asked ${asked} times; ghi vào kho / filled in ${one(secondsToFill)} s`,
      ],
    },
    {
      title: 'Dựng lại và kiểm tra / rebuild and check',
      head: ['what', 'events/s', 'events', 's', 'agencies'],
      rows: [pass('read models rebuilt', figures.rebuild), pass('chain checked', figures.chain)],
      notes: [],
    },
  ];
};
