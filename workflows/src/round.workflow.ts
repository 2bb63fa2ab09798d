import type { RoundActivities, RoundRef } from '@dondoc/contracts';
import { searchAttributes, waitingFor } from '@dondoc/contracts';
import { periodName } from '@dondoc/domain/wording';
import {
  proxyActivities,
  setCurrentDetails,
  setHandler,
  sleep,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { untilItWorks } from './settings.js';
import { instantText } from './wording.js';

const { nextSharedStep } = proxyActivities<RoundActivities>({
  ...untilItWorks,
  summary: 'Hỏi mốc chung kế tiếp của kỳ báo cáo',
});
const { carryOutSharedStep } = proxyActivities<RoundActivities>({
  ...untilItWorks,
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '1 minute',
  summary: 'Ghi nhận mốc chung cho mọi báo cáo của kỳ',
});

/**
 * The clock that all reports of a plan share in one period: reminders, the limit, the levels after it. At each
 * it has the step recorded for every report that still waits for its division. A report's own workflow does the
 * same for its report alone, some minutes later: whichever comes first, it is recorded once.
 */
export async function roundWorkflow(round: RoundRef): Promise<void> {
  const period = periodName(round.period);
  let next: string | null = null;

  setHandler(waitingFor, () => ({ for: waitingText(next), until: next }));

  upsertSearchAttributes([
    { key: searchAttributes.agency, value: round.agencyId },
    { key: searchAttributes.plan, value: round.planId },
    { key: searchAttributes.period, value: round.period },
  ]);
  for (;;) {
    next = await nextSharedStep(round, next);
    setCurrentDetails(waitingText(next));
    if (next === null) return;
    await until(next);
    let answer = await carryOutSharedStep(round, next);
    while (answer.outcome === 'notYet') {
      await sleep(answer.askAgainInMs, { summary: `Hỏi lại: ${waitingText(next)}` });
      answer = await carryOutSharedStep(round, next);
    }
  }

  async function until(instant: string): Promise<void> {
    const ms = Date.parse(instant) - Date.now();
    if (ms > 0) await sleep(ms, { summary: `Mốc chung kỳ ${period}, ${instantText(instant)}` });
  }

  function waitingText(at: string | null): string {
    return at === null
      ? `Kỳ ${period} không còn mốc chung nào.`
      : `Chờ mốc chung kế tiếp của kỳ ${period}, ${instantText(at)}.`;
  }
}
