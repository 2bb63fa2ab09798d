/** What the API tells of: that something may have changed, and not what it says now. */
export interface Change {
  readonly all: boolean;
  /** Ids of reports, and of those whose drafts changed. */
  readonly reports: readonly string[];
  readonly drafts: readonly string[];
  readonly kinds: readonly string[];
}

/** Reads of many reports at once, by the first part of their keys. */
const OF_REPORTS: readonly unknown[] = ['inbox', 'limits', 'escalations', 'scoreboard'];
const OF_KIND: Readonly<Record<string, readonly unknown[]>> = {
  notices: ['notices'],
  plans: ['plans', 'inbox', 'limits', 'scoreboard', 'report'],
  calendar: ['calendar', 'limits'],
};

/** Whether a read is of what changed; who is signed in changes with the organisation only, and then anything may. */
export function isTouched([what, of]: readonly unknown[], change: Change): boolean {
  const { all, reports, drafts, kinds } = change;
  if (kinds.includes('agency')) return true;
  if (all) return what !== 'me';
  if (kinds.some((kind) => OF_KIND[kind]?.includes(what))) return true;
  if (reports.length > 0 && OF_REPORTS.includes(what)) return true;
  if (what === 'report') return reports.length > 0 && (of === 'of' || reports.some((id) => id === of));
  return what === 'draft' && drafts.some((id) => id === of);
}

export const together = (one: Change, other: Change): Change => ({
  all: one.all || other.all,
  reports: [...one.reports, ...other.reports],
  drafts: [...one.drafts, ...other.drafts],
  kinds: [...one.kinds, ...other.kinds],
});
