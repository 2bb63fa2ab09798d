import type { Schemas } from '../api/queries.js';
import { showDay, type Language } from '../format/dates.js';
import type { useWords } from '../i18n/i18n.js';

type Translate = ReturnType<typeof useWords>['t'];
type Notice = Schemas['Notice'];

/** What happened, in a few words. */
export function headlineOf(t: Translate, { kind, level, repeat }: Notice): string {
  if (kind !== 'escalation') return t(`notice.${kind}`);
  return repeat === null || repeat === 0
    ? t('notice.escalation', { level: level ?? '' })
    : t('notice.escalation.weekly', { repeat });
}

/** Who, which version and until when, as far as there is something to say; empty where there is not. */
export function factOf(t: Translate, language: Language, notice: Notice): string {
  const { kind, daysBefore, lastValidDay } = notice;
  const [name, version] = [notice.byName ?? '', notice.submissionVersion ?? ''];
  const day = lastValidDay === null ? '' : showDay(lastValidDay, language);
  switch (kind) {
    case 'reminder':
      return daysBefore === 1
        ? t('notice.reminder.lastDay', { day })
        : t('notice.reminder.fact', { count: daysBefore ?? 0, day });
    case 'returned':
      return t('notice.returned.fact', { name, version, day });
    case 'approved':
      return t('notice.approved.fact', { name, version });
    case 'reopened':
      return t('notice.reopened.fact', { name, day });
    case 'escalation':
      return t('notice.escalation.fact', { day });
    case 'reviewOverdue':
      return t('notice.reviewOverdue.fact', { version, day });
    case 'job':
      return jobFact(t, language, notice.job);
    case 'directive':
      return t('notice.directive.fact', { name });
    default:
      return kind satisfies never;
  }
}

function jobFact(t: Translate, language: Language, job: Notice['job']): string {
  if (job?.outcome !== 'done') return t(job?.outcome === 'cancelled' ? 'job.cancelled' : 'job.failed');
  const entries = (job.entries ?? 0).toLocaleString(language);
  if (job.kind === 'export') return t('notice.job.exported', { entries });
  return t(job.whole === true ? 'notice.job.whole' : 'notice.job.broken', { entries });
}
