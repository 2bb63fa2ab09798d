import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, Ledger, Sent } from '../load/ledger.js';
import type { Office } from '../load/office.js';
import { isDeepEqual } from './command-checks.js';
import type { AgencyRecord } from './record.js';

export interface Settled {
  /** Never answered, and yet carried out: the repeat got the first answer. */
  readonly carriedOut: number;
  /** Never answered and not carried out: the repeat was decided anew. */
  readonly absent: number;
  readonly violations: readonly string[];
}

const TRIES = 20;
const REPEATED = 20;

/** Sends again, under the same key, what nobody was told of; the answer must be what the record holds already. */
export async function settleUnanswered(
  ledger: Ledger,
  office: Office,
  record: AgencyRecord,
): Promise<Settled> {
  const kept = new Map(record.commands.map((command) => [command.commandId, command]));
  const violations: string[] = [];
  const tally = { carriedOut: 0, absent: 0 };
  for (const sent of ledger.unanswered) {
    const first = kept.get(sent.key);
    const answer = await ask(office, sent);
    const name = `${sent.act} ${sent.reportId} (${sent.key})`;
    if (first) tally.carriedOut += 1;
    else tally.absent += 1;
    if (!answer) violations.push(`${name} gets no answer: ${sent.trouble ?? ''}`);
    else if (first && !isFirstAnswer(answer, first.answer))
      violations.push(`${name} was carried out; its repeat was answered ${JSON.stringify(answer)}`);
    else if (!first && answer.outcome === 'accepted' && answer.repeated)
      violations.push(`${name} was not on record; its repeat was answered as if it had been`);
  }
  return { ...tally, violations };
}

/** Some of what was acknowledged, sent once more: the same answer, and nothing new. */
export async function repeatAcknowledged(ledger: Ledger, office: Office): Promise<string[]> {
  const all = ledger.acknowledged;
  const some = all.filter((_, index) => index % Math.max(1, Math.floor(all.length / REPEATED)) === 0);
  const wrong: string[] = [];
  for (const sent of some) {
    const answer = await ask(office, sent);
    if (!answer || !isFirstAnswer(answer, withoutFrame(sent.answer)))
      wrong.push(
        `${sent.act} ${sent.reportId} (${sent.key}) was answered ${JSON.stringify(sent.answer)} and then ${JSON.stringify(answer)}`,
      );
  }
  return wrong;
}

const isFirstAnswer = (answer: Answer, first: unknown): boolean =>
  answer.outcome === 'accepted' && answer.repeated && isDeepEqual(withoutFrame(answer), first);

const withoutFrame = ({ outcome: _o, repeated: _r, ...answer }: Extract<Answer, { outcome: 'accepted' }>) =>
  answer;

async function ask(office: Office, sent: Sent): Promise<Answer | undefined> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await office.try(sent);
    if (answer) return answer;
    await delay(250);
  }
  return undefined;
}
