import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installRuntime } from '@dondoc/worker';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { verificationText } from '../audit-text.js';
import { projectDir, temporalBinary } from '../embedded/index.js';
import { rehearse, type RehearsalOutcome } from '../rehearse/rehearse.js';
import { localText, timelineText } from '../rehearse/timeline.js';
import { startDatabase } from '../start/database.js';

const DEFAULT_SCRIPT = join(projectDir, 'plans', 'rehearsals', 'pgi-2024.yaml');

/** Plays a year in a database and a Temporal of its own, which leave nothing behind. */
export async function rehearseYear(script: string = DEFAULT_SCRIPT): Promise<void> {
  const tell = (message: string) => process.stderr.write(`→ ${message}\n`);
  installRuntime({
    log: (level, message, details) => {
      tell(`${level} ${message} ${JSON.stringify(details)}`);
    },
    metricsAddress: undefined,
  });
  const home = await mkdtemp(join(tmpdir(), 'dondoc-rehearsal-'));
  // As root, PostgreSQL runs under an account of its own that must get in.
  await chmod(home, 0o711);
  const password = () => randomBytes(16).toString('hex');
  try {
    tell('Chuẩn bị cơ sở dữ liệu và Temporal / preparing database and Temporal');
    const { postgres, urls } = await startDatabase(home, {
      postgres: password(),
      owner: password(),
      app: password(),
      feed: password(),
    });
    try {
      const path = await temporalBinary('temporal-test-server', tell);
      const env = await TestWorkflowEnvironment.createTimeSkipping({
        server: { executable: { type: 'existing-path', path } },
      });
      try {
        tell(`Diễn tập / rehearsing ${script}\n`);
        const outcome = await rehearse({
          script,
          urls,
          env,
          onEvent: (event) => {
            const text = timelineText(event);
            if (text === undefined) return;
            process.stdout.write(`${localText(event.occurredAt)}  ${event.streamId.padEnd(24)}  ${text}\n`);
          },
        });
        process.stdout.write(summary(outcome));
        if (!outcome.chain.whole) process.exitCode = 1;
      } finally {
        await env.teardown();
      }
    } finally {
      await postgres.stop();
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

const HEADINGS = [
  'Kỳ',
  'phải nộp',
  'đã nhận',
  'đúng hạn',
  'muộn',
  'chưa nộp',
  'lượt trả lại',
  'đã duyệt',
  'duyệt đúng hạn',
];

function summary({ agencyId, scoreboard, chain, until }: RehearsalOutcome): string {
  const rows = [...scoreboard.rows, { ...scoreboard.total, label: 'Cộng' }].map((row) => [
    row.label,
    ...[
      row.expected,
      row.received,
      row.onTime,
      row.late,
      row.missing,
      row.returns,
      row.accepted,
      row.acceptedOnTime,
    ].map(String),
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return [
    '',
    `Bảng kết quả đến ${localText(until)}`,
    line(HEADINGS),
    ...rows.map(line),
    '',
    `Nhật ký / audit record: ${verificationText(agencyId, chain)}`,
  ].join('\n');
}
