import type { Present } from '@dondoc/event-store';
import { localText } from '../rehearse/timeline.js';
import { StartFailure } from '../embedded/start-failure.js';
import type { Manifest } from './manifest.js';
import { release } from './release.js';

/** What a backup or a restore refuses, each a sentence in both languages that says what to do. */

export const noBackup = (path: string, cause?: unknown): StartFailure =>
  new StartFailure(
    `${path} không phải là tệp sao lưu của Đôn Đốc, hoặc không đọc được. Hãy nêu tệp dondoc-….tar.gz do lệnh sao lưu tạo ra.`,
    `${path} is no backup of Đôn Đốc, or cannot be read. Name a file dondoc-….tar.gz that the backup command made.`,
    { cause },
  );

export const noFile = (path: string, cause?: unknown): StartFailure =>
  new StartFailure(
    `Không có tệp ${path}. Chưa khôi phục gì. Hãy nêu đúng đường dẫn của tệp dondoc-….tar.gz do lệnh sao lưu tạo ra.`,
    `There is no file ${path}. Nothing was restored. Name the dondoc-….tar.gz that the backup command made by its path.`,
    { cause },
  );

export const mayNotBeRead = (path: string, cause?: unknown): StartFailure =>
  new StartFailure(
    `Người dùng đang chạy lệnh này không được phép đọc tệp ${path}. Chưa khôi phục gì. Tệp sao lưu chỉ chủ sở hữu đọc được: hãy đổi chủ sở hữu của tệp (chown) hoặc chạy lệnh bằng chủ sở hữu đó.`,
    `The user that runs this command may not read the file ${path}. Nothing was restored. A backup is readable by its owner only: give it to this user (chown), or run the command as its owner.`,
    { cause },
  );

export const damaged = (path: string, why: string, cause?: unknown): StartFailure =>
  new StartFailure(
    `Tệp sao lưu ${path} bị hỏng hoặc bị cắt cụt (${why}). Chưa khôi phục gì. Hãy chép lại tệp từ nơi lưu trữ, hoặc dùng bản sao lưu khác.`,
    `The backup ${path} is damaged or cut off (${why}). Nothing was restored. Copy it again from where it is kept, or use another backup.`,
    { cause },
  );

export const tooNew = (path: string, writtenBy: string, what: string): StartFailure =>
  new StartFailure(
    `Tệp sao lưu ${path} do phiên bản ${writtenBy} tạo ra; phiên bản này (${release}) không đọc được (${what}). Chưa khôi phục gì. Hãy cài phiên bản ${writtenBy} hoặc mới hơn rồi chạy lại.`,
    `The backup ${path} was made by release ${writtenBy}, which this one (${release}) cannot read (${what}). Nothing was restored. Install release ${writtenBy} or a newer one and run this again.`,
  );

const held = (events: number, newest: string | null): { vi: string; en: string } => ({
  vi: `${events} sự kiện${newest === null ? '' : `, mới nhất lúc ${localText(newest)}`}`,
  en: `${events} events${newest === null ? '' : `, the newest of ${newest}`}`,
});

const both = (present: Present, manifest: Manifest) => ({
  there: held(present.events, present.newestRecordedAt),
  here: held(manifest.events, manifest.newestRecordedAt),
});

export const notEmpty = (present: Present, manifest: Manifest): StartFailure => {
  const { there, here } = both(present, manifest);
  return new StartFailure(
    `Cơ sở dữ liệu không trống: đang có ${there.vi}; bản sao lưu có ${here.vi}. Chưa khôi phục gì. Hãy khôi phục vào cơ sở dữ liệu trống (thư mục dữ liệu khác: DONDOC_HOME), hoặc thêm --replace để thay thế dữ liệu đang có.`,
    `The database is not empty: it holds ${there.en}; the backup holds ${here.en}. Nothing was restored. Restore into an empty database (another data folder: DONDOC_HOME), or add --replace to replace what is there.`,
  );
};

export const wouldBeLost = (present: Present, manifest: Manifest): StartFailure => {
  const { there, here } = both(present, manifest);
  return new StartFailure(
    `Sẽ mất: mọi điều ghi sau ${localText(manifest.takenAt)} (lúc sao lưu). Đang có ${there.vi}; bản sao lưu có ${here.vi}. Chưa khôi phục gì. Hãy sao lưu trước (dondoc backup), rồi chạy lại với --replace --yes.`,
    `This would be lost: all that was recorded after ${manifest.takenAt}, when the backup was taken. The database holds ${there.en}; the backup holds ${here.en}. Nothing was restored. Back up first (dondoc backup), then run this again with --replace --yes.`,
  );
};

export const stillConnected = (others: number): StartFailure =>
  new StartFailure(
    `Hệ thống còn đang chạy trên cơ sở dữ liệu này (${others} kết nối). Chưa khôi phục gì. Hãy dừng API và worker (npm start: Ctrl-C; Docker: docker compose stop api worker), rồi chạy lại.`,
    `The system still runs on this database (${others} connections). Nothing was restored. Stop API and worker (npm start: Ctrl-C; Docker: docker compose stop api worker), and run this again.`,
  );

export const lostAttachment = (agencyId: string, hash: string): StartFailure =>
  new StartFailure(
    `Cơ quan ${agencyId}: tệp đính kèm ${hash} không còn, hoặc đã bị sửa. Không tạo bản sao lưu. Hãy kiểm tra thư mục tệp đính kèm (DONDOC_ATTACHMENTS), chạy dondoc verify để biết còn thiếu tệp nào, và lấy lại tệp từ bản sao lưu gần nhất.`,
    `Agency ${agencyId}: the attachment ${hash} is gone or was changed. No backup was made. Look at the folder of attachments (DONDOC_ATTACHMENTS), run dondoc verify to see what else is missing, and take the file from the latest backup.`,
  );

export const brokenRecord = (agencyId: string, streamId: string, version: number): StartFailure =>
  new StartFailure(
    `Nhật ký của cơ quan "${agencyId}" không toàn vẹn: chuỗi ${streamId} đứt ở sự kiện số ${version}. Không sao lưu dữ liệu đã hỏng; các bản sao lưu trước được giữ nguyên. Hãy chạy: npm run dondoc -- verify`,
    `The record of the agency "${agencyId}" is not intact: the stream ${streamId} breaks at event ${version}. Damaged data is not backed up; earlier backups are as they were. Run: npm run dondoc -- verify`,
  );

export const anotherArchive = (path: string, expected: string, found: string): StartFailure =>
  new StartFailure(
    `Dấu vân tay của ${path} là ${found}, không phải ${expected}: đây không phải bản sao lưu mong đợi, hoặc đã bị sửa. Chưa khôi phục gì. Hãy tìm đúng tệp có dấu vân tay đã ghi lại.`,
    `The fingerprint of ${path} is ${found}, not ${expected}: this is not the backup expected, or it was changed. Nothing was restored. Find the file with the fingerprint that was written down.`,
  );
