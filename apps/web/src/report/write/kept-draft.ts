import type { Typed } from '../fields.js';

/** What was typed and could not be saved, in this browser. */
export interface KeptDraft {
  readonly typed: Typed;
  /** When it was typed; an instant. */
  readonly at: string;
}

/** Of one person and report: nobody else who signs in here is shown it. */
const keyOf = (personId: string, reportId: string): string => `dondoc-draft ${personId} ${reportId}`;

/** Undefined when there is none, or none that can be read. */
export function keptDraft(personId: string, reportId: string): KeptDraft | undefined {
  try {
    const kept = JSON.parse(
      localStorage.getItem(keyOf(personId, reportId)) ?? 'null',
    ) as Partial<KeptDraft> | null;
    return kept?.typed && kept.at !== undefined ? { typed: kept.typed, at: kept.at } : undefined;
  } catch {
    return undefined;
  }
}

/** A browser that keeps nothing more says so by an exception: what is typed is on the page all the same. */
export function keepDraft(personId: string, reportId: string, typed: Typed): void {
  try {
    const kept: KeptDraft = { typed, at: new Date().toISOString() };
    localStorage.setItem(keyOf(personId, reportId), JSON.stringify(kept));
  } catch {
    // Nothing to be done.
  }
}

export const forgetDraft = (personId: string, reportId: string): void => {
  localStorage.removeItem(keyOf(personId, reportId));
};
