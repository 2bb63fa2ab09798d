import { homeDir } from '../embedded/home.js';
import { DEMO_AGENCY, type DemoState } from './first-start.js';

export interface Welcome {
  readonly apiUrl: string;
  /** Undefined where nobody can sign in by a browser. */
  readonly signInUrl: string | undefined;
  readonly temporalAddress: string;
  /** Of a server of one's own only whoever runs it knows. */
  readonly temporalUi: string | undefined;
  readonly demo: DemoState;
  /** From the command to this moment. */
  readonly seconds: number;
  readonly home: string;
}

const CONTENT = {
  taskStatus: 'inProgress',
  progressPercent: '60',
  results: 'Đã kiểm tra 12/20 công trình theo kế hoạch.',
  figures: [{ name: 'Công trình đã kiểm tra', value: '12', unit: 'công trình', kind: 'final' }],
  evidence: ['Biên bản kiểm tra số 01 đến 12'],
  noEvidenceReason: '',
  difficulties: '',
  proposals: '',
};

interface Act {
  readonly person: string;
  readonly path: string;
  readonly body: object;
}

const tokenCommand = (home: string, person: string): string => {
  const elsewhere = home === homeDir({}) ? '' : `DONDOC_HOME='${home}' `;
  return `${elsewhere}npm run -s dondoc -- token --agency ${DEMO_AGENCY} --person ${person}`;
};

/** One line for a shell: signs in as the person, reads the report's ETag, sends the command. */
const curl = ({ apiUrl, home }: Welcome, reportId: string, { person, path, body }: Act): string => {
  const url = `${apiUrl}/api/v1/reports/${reportId}`;
  const token = `$(${tokenCommand(home, person)})`;
  const json = JSON.stringify(body).replaceAll("'", `'\\''`);
  return [
    `A="Authorization: Bearer ${token}"`,
    `E=$(curl -s -D - -o /dev/null -H "$A" ${url} | tr -d '\\r' | sed -n 's/^[Ee][Tt]ag: //p')`,
    `curl -sS -X POST ${url}/${path} -H "$A" -H "If-Match: $E" -H "Idempotency-Key: $(node -p 'crypto.randomUUID()')" -H 'Content-Type: application/json' -d '${json}'; echo`,
  ].join('; ');
};

/** The commands to try, in the order in which they work. */
const commandsToTry = (
  to: Welcome,
  { reportId, head }: NonNullable<DemoState['open']>,
): readonly (readonly [string, string])[] => {
  const { reviewer } = to.demo;
  const submit = (content: object): Act => ({ person: head, path: 'submissions', body: { content } });
  const decide = (path: string, body: object): Act => ({ person: reviewer, path, body });
  const revised = { ...CONTENT, results: 'Đã kiểm tra 14/20 công trình, có danh sách kèm theo.' };
  const reason = 'Đề nghị nêu rõ danh sách công trình.';
  return [
    [`Nộp (${head}) / submit`, curl(to, reportId, submit(CONTENT))],
    [`Trả lại (${reviewer}) / return`, curl(to, reportId, decide('return', { version: 1, reason }))],
    [`Nộp lại (${head}) / resubmit`, curl(to, reportId, submit(revised))],
    [`Duyệt (${reviewer}) / approve`, curl(to, reportId, decide('approval', { version: 2 }))],
  ];
};

const toTry = (to: Welcome): string => {
  const { demo } = to;
  if (demo.open === undefined)
    return demo.opensAt === undefined
      ? '  Mọi báo cáo mẫu đã nộp hoặc đã duyệt. / Every sample report is sent or approved.'
      : `  Báo cáo mẫu đầu tiên mở lúc ${demo.opensAt}. / The first sample report opens at ${demo.opensAt}.`;
  return [
    `  Báo cáo ${demo.open.reportId}, hạn: hết ngày ${demo.open.limit.split('-').toReversed().join('/')}`,
    ...commandsToTry(to, demo.open).map(([what, command], index) => `  ${index + 1}. ${what}:\n${command}`),
  ].join('\n');
};

/** What is printed when everything runs. */
export const welcome = (to: Welcome): string => {
  const { apiUrl, signInUrl, temporalAddress, temporalUi, demo, home } = to;
  const seconds = to.seconds.toFixed(1);
  return `
Đôn Đốc sẵn sàng sau ${seconds} s / ready in ${seconds} s

  Đăng nhập          ${signInUrl ?? 'chưa có: đặt OIDC_ISSUER (docs/operating.md) / not set up: OIDC_ISSUER'}
  API                ${apiUrl}/api/v1
  Tài liệu API       ${apiUrl}/api/docs
  Temporal           ${temporalUi ?? `${temporalAddress} (muốn thấy địa chỉ màn hình: đặt TEMPORAL_UI_URL / to see its screen's address set TEMPORAL_UI_URL)`}
  Dữ liệu, nhật ký   ${home}

Người dùng mẫu (dữ liệu mẫu, cơ quan ${DEMO_AGENCY}) / sample people:
${demo.people.map(({ personId, name, offices }) => `  ${personId.padEnd(18)} ${name} (${offices})`).join('\n')}
  Mã truy cập / token: ${tokenCommand(home, 'giam-doc')}

Thử ngay (dán vào cửa sổ khác, trong thư mục này) / to try, in another terminal, in this folder:
${toTry(to)}

Dừng: Ctrl-C. Chạy lại: npm start (dữ liệu còn nguyên). / Stop: Ctrl-C. Again: npm start (all data kept).
`;
};
