import { isNewer, type Progress, type Waiting } from '@dondoc/contracts';
import type { Instant, Words } from '@dondoc/domain';

type Moment = Pick<Progress, 'epoch' | 'version'>;

export interface Saying {
  /** The workflow's own sentence, in Vietnamese; null when nobody answers for it. */
  readonly for: string | null;
  /** Null when it waits for people only, or does not answer. */
  readonly until: Instant | null;
  /** Up to where it has heard of the report; null when it does not say. */
  readonly knows: Moment | null;
  /** Whether the record has more than it knows; null when it does not answer. */
  readonly behind: boolean | null;
  readonly words: Words;
}

const silent: Words = {
  vi: 'Quy trình chưa trả lời (worker không chạy hoặc đang bận); bước đến hạn sẽ ghi khi worker chạy lại.',
  en: 'The process does not answer (no worker runs, or it is busy); steps due are recorded when one runs again.',
};
const asking: Words = {
  vi: 'Quy trình đang hỏi hồ sơ, chưa biết báo cáo ở bước nào.',
  en: 'The process is asking the record and does not know yet where the report stands.',
};
const level: Words = {
  vi: 'Quy trình biết đúng như hồ sơ.',
  en: 'The process knows what the record knows.',
};

const behind = (knows: Moment, record: Moment): Words => {
  const restored = knows.epoch < record.epoch;
  return {
    vi: `Quy trình đang chậm hơn hồ sơ: nó biết đến phiên bản ${knows.version}${restored ? ' của dữ liệu trước lần khôi phục' : ''}, hồ sơ đã ở phiên bản ${record.version}. Mỗi bước vẫn hỏi hồ sơ trước khi ghi, nên không ghi sai; bước có thể đến chậm.`,
    en: `The process is behind the record: it knows of version ${knows.version}${restored ? ' from before the restore' : ''}, the record is at version ${record.version}. Each step asks the record before it is written, so nothing wrong is recorded; a step may come late.`,
  };
};

/** What a running workflow says it waits for, held against the store. */
export function describeSaying(says: Waiting | null, record: Progress): Saying {
  if (!says) return { for: null, until: null, knows: null, behind: null, words: silent };
  const { progress } = says;
  const said = { for: says.for, until: says.until };
  if (!progress) return { ...said, knows: null, behind: true, words: asking };
  const knows = { epoch: progress.epoch, version: progress.version };
  const isBehind = isNewer(record, knows);
  return { ...said, knows, behind: isBehind, words: isBehind ? behind(knows, record) : level };
}
