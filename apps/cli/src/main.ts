#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { StartFailure } from './embedded/start-failure.js';

// Whoever reads has seen enough: `dondoc people | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** Each command loads only what it needs: making a token must not load Temporal. */
const program = new Command('dondoc')
  .description('Đôn Đốc: từ ngày ban hành kế hoạch đến báo cáo cuối cùng')
  .exitOverride()
  // Said below, in both languages.
  .configureOutput({ outputError: () => undefined });

const MISTAKES: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'Không có lệnh này',
  'commander.unknownOption': 'Không có tùy chọn này',
  'commander.missingArgument': 'Thiếu đối số',
  'commander.missingMandatoryOptionValue': 'Thiếu tùy chọn bắt buộc',
  'commander.optionMissingArgument': 'Tùy chọn này cần một giá trị',
  'commander.excessArguments': 'Thừa đối số',
};

const tellMistake = ({ code, message }: CommanderError): void => {
  // Help that was asked for, or shown because nothing was, has been said already.
  if (['commander.help', 'commander.helpDisplayed'].includes(code)) return;
  const english = message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .replace(/\.$/, '');
  const named = /'([^']+)'/.exec(english)?.[1];
  process.stderr.write(
    `✗ ${MISTAKES[code] ?? 'Lệnh chưa đúng'}${named === undefined ? '' : `: ${named}`}. Xem cách dùng: npm run dondoc -- --help\n${english}. Usage: npm run dondoc -- --help\n`,
  );
};

program
  .command('start')
  .description('chạy toàn bộ hệ thống trên máy này / run everything on this machine')
  .action(async () => {
    process.exitCode = await (await import('./start/start.js')).start();
  });

program
  .command('migrate')
  .description('cập nhật cấu trúc cơ sở dữ liệu / migrate the database')
  .action(async () => (await import('./commands/migrate.js')).migrateCommand());

program
  .command('import')
  .description('nhập lịch, cơ cấu tổ chức, kế hoạch từ tệp YAML / import calendars, organisations and plans')
  .argument('<files...>')
  .option('--agency <id>', 'cơ quan / agency')
  .action(async (files: string[], options: { agency?: string }) =>
    (await import('./commands/import.js')).importFiles(files, options),
  );

program
  .command('people')
  .description('liệt kê người dùng / list who there is')
  .option('--agency <id>', 'cơ quan / agency')
  .action(async (options: { agency?: string }) => (await import('./commands/people.js')).listPeople(options));

const person = program
  .command('person')
  .description('thêm người, tài khoản, chức vụ / add people, accounts and offices');

person
  .command('import')
  .description('nhập danh sách từ tệp CSV / import a list from a CSV file')
  .argument('<file>')
  .option('--preview', 'chỉ cho xem / only show what would change')
  .option('--agency <id>', 'cơ quan / agency')
  .action(async (file: string, options: { preview?: boolean; agency?: string }) =>
    (await import('./commands/person.js')).importPeople(file, options),
  );

person
  .command('add')
  .description('thêm một người / add a person')
  .requiredOption('--id <id>', 'mã người dùng / id')
  .requiredOption('--name <name>', 'họ tên / name')
  .option('--agency <id>', 'cơ quan / agency')
  .action(async (options: { id: string; name: string; agency?: string }) =>
    (await import('./commands/person.js')).addPerson(options),
  );

person
  .command('account')
  .description('tài khoản đăng nhập; bỏ trống là mã người dùng / sign-in account; none for the id')
  .argument('<person>')
  .argument('[account]')
  .option('--agency <id>', 'cơ quan / agency')
  .action(async (id: string, account: string | undefined, options: { agency?: string }) =>
    (await import('./commands/person.js')).setAccount(id, account, options),
  );

person
  .command('revoke')
  .description('thu hồi một chức vụ ngay / revoke an office at once')
  .argument('<office>')
  .requiredOption('--reason <text>', 'lý do / reason')
  .option('--agency <id>', 'cơ quan / agency')
  .action(async (office: string, options: { reason: string; agency?: string }) =>
    (await import('./commands/person.js')).revokeOffice(office, options),
  );

person
  .command('end-access')
  .description('chấm dứt mọi phiên đăng nhập và mã truy cập / end all sessions and tokens of a person')
  .argument('<person>')
  .requiredOption('--reason <text>', 'lý do / reason')
  .option('--agency <id>', 'cơ quan / agency')
  .action(async (id: string, options: { reason: string; agency?: string }) =>
    (await import('./commands/person.js')).endAccess(id, options),
  );

person
  .command('end-all-access')
  .description('như trên, của cả cơ quan / the same of everybody in the agency')
  .requiredOption('--reason <text>', 'lý do / reason')
  .option('--agency <id>', 'cơ quan / agency')
  .action(async (options: { reason: string; agency?: string }) =>
    (await import('./commands/person.js')).endAllAccess(options),
  );

program
  .command('token')
  .description('tạo mã truy cập cho một người / make a bearer token for a person')
  .requiredOption('--person <id>', 'mã người dùng / person')
  .option('--agency <id>', 'cơ quan / agency')
  .option('--ttl <hours>', 'số giờ hiệu lực / hours it is good for', '12')
  .action(async (options: { person: string; agency?: string; ttl: string }) =>
    (await import('./commands/token.js')).printToken(options),
  );

program
  .command('reconcile')
  .description('khởi động các tiến trình còn thiếu trong Temporal / start the workflows that are missing')
  .option('--replace', 'thay mọi tiến trình bằng tiến trình mới / replace every workflow by a new one')
  .action(async (options: { replace?: boolean }) =>
    (await import('./commands/reconcile.js')).reconcileCommand(options),
  );

program
  .command('verify')
  .description('kiểm tra chuỗi nhật ký / verify the audit chain')
  .option('--agency <id>', 'chỉ một cơ quan / one agency only')
  .action(async (options: { agency?: string }) =>
    (await import('./commands/verify.js')).verifyAudit(options),
  );

program
  .command('rebuild')
  .description('dựng lại các bảng đọc từ sự kiện / rebuild the read models from the events')
  .action(async () => (await import('./commands/rebuild.js')).rebuildCommand());

program
  .command('backup')
  .description(
    'sao lưu mọi điều đã ghi, khi hệ thống vẫn chạy / back up the whole record while everything runs',
  )
  .option('--to <folder>', 'thư mục / folder')
  .action(async (options: { to?: string }) => (await import('./commands/backup.js')).backupCommand(options));

program
  .command('restore')
  .description('khôi phục từ một tệp sao lưu / restore the record from a backup')
  .argument('<archive>')
  .option('--replace', 'thay thế dữ liệu đang có / replace what is there')
  .option('--yes', 'đã biết những gì sẽ mất / what is lost is known')
  .option('--expect <fingerprint>', 'dấu vân tay mà backup đã in / the fingerprint that backup printed')
  .action(async (archive: string, options: { replace?: boolean; yes?: boolean; expect?: string }) =>
    (await import('./commands/restore.js')).restoreCommand(archive, options),
  );

program
  .command('rehearse')
  .description(
    'diễn tập cả năm của kế hoạch trên thời gian giả lập / play the whole year of a plan on skipped time',
  )
  .argument('[script]')
  .action(async (script?: string) => (await import('./commands/rehearse.js')).rehearseYear(script));

program
  .command('api')
  .description('chỉ chạy API (docs/operating.md) / the API alone')
  .action(async () => (await import('./start/services.js')).serveApi());
program
  .command('worker')
  .description('chỉ chạy worker (docs/operating.md) / the worker alone')
  .action(async () => (await import('./start/services.js')).serveWorker());

/** Says by itself what to do. Of settings by name: their class would bring the whole application along. */
const isForPeople = (error: unknown): error is Error =>
  error instanceof StartFailure || (error instanceof Error && error.name === 'UnusableSetting');

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    tellMistake(error);
    process.exitCode = error.exitCode;
  } else if (isForPeople(error)) {
    process.stderr.write(`✗ ${error.message}\n`);
    // A download that cannot be cancelled may still be under way.
    process.exit(1);
  } else throw error;
}
