import type { Progress } from './workflow-messages.js';

type Moment = Pick<Progress, 'epoch' | 'version'>;

/** Of two moments of one report the later epoch wins, and within an epoch the higher version. */
export const isNewer = (news: Moment, known: Moment): boolean =>
  news.epoch > known.epoch || (news.epoch === known.epoch && news.version > known.version);
