/** Drafts on their way to the API, by report. */
const onTheirWay = new Map<string, Promise<void>>();

export function noteSaving(reportId: string, saving: Promise<unknown>): void {
  const over = saving.then(
    () => undefined,
    () => undefined,
  );
  onTheirWay.set(reportId, over);
}

/** Resolves when what this page has sent of a draft has arrived, or failed: what is read before it is older. */
export const savingOf = (reportId: string): Promise<void> => onTheirWay.get(reportId) ?? Promise.resolve();
