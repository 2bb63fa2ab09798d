import type { AuditVerification } from '@dondoc/application';

type Missing = AuditVerification['missing'];
type Broken = NonNullable<AuditVerification['broken']>;

/** What to do with a record that is not whole. */
export const WHAT_TO_DO = {
  vi: 'Hãy dừng hệ thống, giữ nguyên thư mục dữ liệu làm chứng cứ cho thanh tra, rồi khôi phục từ bản sao lưu gần nhất còn toàn vẹn vào một nơi khác.',
  en: 'Stop the system, keep the data folder as it is for the inspector, and restore the latest whole backup to another place.',
};

const WHY: Readonly<Record<Broken['why'], readonly [string, string]>> = {
  versionGap: ['thiếu hoặc thừa sự kiện ngay trước đó', 'an event before it is missing or there twice'],
  prevHashMismatch: ['không nối tiếp sự kiện trước nó', 'it does not follow the event before it'],
  hashMismatch: ['nội dung đã bị sửa sau khi ghi', 'it was changed after it was recorded'],
};

const SHOWN = 10;

/** One line for each stream that ends too early, in both languages. */
export const missingLines = (missing: Missing): string[] => [
  ...missing
    .slice(0, SHOWN)
    .map(
      ({ streamId, expected, found }) =>
        `  ${streamId}: phải có ít nhất ${expected} sự kiện, chỉ còn ${found} / at least ${expected} events expected, ${found} found`,
    ),
  ...(missing.length > SHOWN
    ? [`  … và ${missing.length - SHOWN} chuỗi nữa / and ${missing.length - SHOWN} more streams`]
    : []),
];

/** The outcome of a verification, for people. */
export const verificationText = (agencyId: string, verified: AuditVerification): string => {
  const { streams, events, broken, missing, stray, whole } = verified;
  const total = `${agencyId}: ${events} sự kiện/events, ${streams} chuỗi/streams`;
  if (whole) return `${total}: toàn vẹn/intact\n`;
  const lines = [`${total}: KHÔNG TOÀN VẸN/NOT INTACT`];
  if (broken) {
    const [vi, en] = WHY[broken.why];
    lines.push(
      `  Chuỗi ${broken.streamId} đứt ở sự kiện số ${broken.version}: ${vi}.`,
      `  Stream ${broken.streamId} breaks at event ${broken.version}: ${en}.`,
    );
  }
  if (missing.length > 0)
    lines.push('  Sự kiện đã bị cắt bỏ / events were taken away:', ...missingLines(missing));
  if (stray.length > 0)
    lines.push(
      '  Lệnh đã ghi nhận mà không có sự kiện của nó / accepted commands without their events:',
      ...stray
        .slice(0, SHOWN)
        .map(({ commandId, streamId, version }) => `  ${commandId}: ${streamId}, ${String(version)}`),
    );
  if (events === 0) lines.push('  Không còn sự kiện nào. / Not one event is left.');
  return [...lines, `  ${WHAT_TO_DO.vi}`, `  ${WHAT_TO_DO.en}`, ''].join('\n');
};

/** Of files that the record names and the folder does not have as they were; empty when there are none. */
export const lostFilesText = (agencyId: string, hashes: readonly string[]): string =>
  hashes.length === 0
    ? ''
    : [
        `${agencyId}: ${hashes.length} tệp đính kèm bị mất hoặc bị sửa (SHA-256) / attachments missing or changed:`,
        ...hashes.slice(0, SHOWN).map((hash) => `  ${hash}`),
        ...(hashes.length > SHOWN ? [`  … ${hashes.length - SHOWN}`] : []),
        `  ${WHAT_TO_DO.vi}`,
        `  ${WHAT_TO_DO.en}`,
        '',
      ].join('\n');

/** Said of an agency that has events and is not in the list of agencies. */
export const unlistedText = (agencyId: string): string =>
  `${agencyId}: KHÔNG CÓ TRONG DANH SÁCH CƠ QUAN dù có sự kiện; hẹn giờ và nhắc việc của cơ quan này không chạy.
  NOT IN THE LIST OF AGENCIES although it has events: nothing is timed or reminded for it.
  ${WHAT_TO_DO.vi}
  ${WHAT_TO_DO.en}
`;
