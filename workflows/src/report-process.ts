import type { Progress, ReportActivities, ReportInput, ReportRef, Waiting } from '@dondoc/contracts';
import { assignmentWorkflowId, isNewer, reportClosed, searchAttributes } from '@dondoc/contracts';
import type { DueStep } from '@dondoc/domain';
import {
  condition,
  continueAsNew,
  getExternalWorkflowHandle,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { historyIsLong, untilItWorks } from './settings.js';
import { stepText, timerText, waitingText } from './wording.js';

type ReportWorkflow = (input: ReportInput) => Promise<void>;

const { carryOutStep, reportProgress } = proxyActivities<ReportActivities>(untilItWorks);

/** A domain that has nothing to do and yet names the same step again is asked once an hour, not in a loop. */
const ASK_AGAIN_MS = 60 * 60 * 1000;

/** What a report's workflow knows and how it waits; the story itself is in report.workflow.ts. */
export class ReportProcess {
  private readonly ref: ReportRef;
  private progress: Progress | undefined;
  private shown: Progress | undefined;

  constructor({ progress, ...ref }: ReportInput) {
    this.ref = ref;
    this.progress = progress;
  }

  /** The division's turn: nothing sent yet, withdrawn, returned or reopened. */
  isAwaited(): boolean {
    return this.progress?.phase === 'awaiting' || this.progress?.phase === 'returned';
  }

  /** Still to come: reminders, or the limit itself. */
  limitIsAhead(): boolean {
    const next = this.progress?.due[0]?.step;
    return next === 'missed' || next?.startsWith('reminder:') === true;
  }

  /** The reviewer's turn. */
  isWithTheReviewer(): boolean {
    return this.progress?.phase === 'submitted' || this.progress?.phase === 'inReview';
  }

  isClosed(): boolean {
    return this.progress?.phase === 'approved';
  }

  /** The newest (epoch, version) wins, so late, repeated and reordered news do no harm. */
  learn(news: Progress): void {
    if (!this.progress || isNewer(news, this.progress)) this.progress = news;
  }

  waiting(): Waiting {
    if (!this.progress) return { for: 'Đang hỏi tình trạng báo cáo.', until: null };
    const { phase, limitAt, due } = this.progress;
    return {
      for: waitingText(phase, limitAt, due[0]),
      until: due[0]?.at ?? null,
      progress: this.progress,
    };
  }

  async whereItStands(): Promise<Progress> {
    if (!this.progress) {
      const summary = `Hỏi tình trạng báo cáo ${this.ref.reportId}`;
      this.learn(await reportProgress.executeWithOptions({ ...untilItWorks, summary }, [this.ref]));
    }
    if (!this.progress) throw new Error('unreachable: progress was just learned');
    return this.progress;
  }

  /** Waits for the next step and carries it out; returns earlier when there is news of the report. */
  async nextStep(): Promise<void> {
    const known = await this.whereItStands();
    const news = () => this.progress !== known;
    if (historyIsLong()) await continueAsNew<ReportWorkflow>({ ...this.ref, progress: known });
    this.show(known);

    const [next] = known.due;
    if (!next) return condition(news);
    const summary = timerText(next, known.limitAt, this.ref.reportId);
    const ms = Date.parse(next.wakeAt ?? next.at) - Date.now();
    if (ms > 0 && (await condition(news, ms, { summary }))) return;

    const askAgainInMs = await this.carryOut(next);
    await condition(news, askAgainInMs, { summary: `Hỏi lại: ${summary}` });
  }

  /** The assignment may have ended, or been lost, before its report: then there is nobody to tell. */
  async tellTheAssignment(): Promise<void> {
    this.show(await this.whereItStands());
    const assignment = getExternalWorkflowHandle(
      assignmentWorkflowId(this.ref.agencyId, this.ref.assignmentId),
    );
    try {
      await assignment.signal(reportClosed, this.ref.reportId);
    } catch (error) {
      if (isCancellation(error)) throw error;
    }
  }

  private async carryOut(next: DueStep): Promise<number> {
    const summary = `${stepText(next.step)} – báo cáo ${this.ref.reportId}`;
    const answer = await carryOutStep.executeWithOptions({ ...untilItWorks, summary }, [this.ref, next]);
    this.learn(answer.progress);
    return answer.outcome === 'notYet' ? answer.askAgainInMs : ASK_AGAIN_MS;
  }

  private show(progress: Progress): void {
    setCurrentDetails(this.waiting().for);
    const { shown, ref } = this;
    this.shown = progress;
    if (
      shown?.phase === progress.phase &&
      shown.limitAt === progress.limitAt &&
      shown.epoch === progress.epoch
    ) {
      return;
    }
    upsertSearchAttributes([
      { key: searchAttributes.agency, value: ref.agencyId },
      { key: searchAttributes.plan, value: ref.planId },
      { key: searchAttributes.division, value: ref.leadDivisionId },
      { key: searchAttributes.period, value: ref.period },
      { key: searchAttributes.phase, value: progress.phase },
      { key: searchAttributes.limit, value: new Date(progress.limitAt) },
      { key: searchAttributes.epoch, value: progress.epoch },
    ]);
  }
}
