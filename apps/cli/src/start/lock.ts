import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from '../embedded/child.js';
import { makeFolder } from '../embedded/folders.js';
import { StartFailure } from '../embedded/start-failure.js';

/** In the command line of every `dondoc start`: a process id alone may have been given to another program. */
const MARK = 'main.js start';

const holder = async (file: string): Promise<number | undefined> => {
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  return Number.isInteger(pid) && (await isRunning(pid, MARK)) ? pid : undefined;
};

/** The process that runs on this data folder now, if any. */
export const runningPid = (home: string): Promise<number | undefined> => holder(join(home, 'lock'));

/** Refuses a second start on one data folder; what a crashed one left is taken over. Gives the release. */
export const lockHome = async (home: string): Promise<() => Promise<void>> => {
  const file = join(home, 'lock');
  await makeFolder(home).catch((error: unknown) => {
    throw new StartFailure(
      `Không tạo được thư mục ${home}. Hãy kiểm tra quyền ghi, hoặc chọn nơi khác: DONDOC_HOME=/duong/dan npm start`,
      `The folder ${home} cannot be made. Check that it is writable, or choose another: DONDOC_HOME=/some/path npm start`,
      { cause: error },
    );
  });
  for (;;) {
    const taken = await writeFile(file, String(process.pid), { flag: 'wx' }).then(
      () => false,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return true;
        throw new StartFailure(
          `Không ghi được vào thư mục ${home} (${error.message}). Hãy kiểm tra quyền ghi và chỗ trống trên đĩa.`,
          `The folder ${home} cannot be written to (${error.message}). Check its permissions and free disk space.`,
        );
      },
    );
    if (!taken) return () => rm(file, { force: true });
    const pid = await holder(file);
    if (pid !== undefined && pid !== process.pid)
      throw new StartFailure(
        `Đôn Đốc đang chạy trên thư mục ${home} (tiến trình ${pid}). Hãy dừng nó (Ctrl-C ở cửa sổ kia, hoặc kill ${pid}), hoặc dùng thư mục khác: DONDOC_HOME=/duong/dan npm start`,
        `Đôn Đốc already runs on ${home} (process ${pid}). Stop it (Ctrl-C in its window, or kill ${pid}), or use another folder: DONDOC_HOME=/some/path npm start`,
      );
    await rm(file, { force: true });
  }
};
