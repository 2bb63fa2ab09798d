/** Whom this page is shown to, from the first who was seen signed in until it is loaded again. */
const page: { shownTo?: string } = {};

/** Whether whoever is signed in is who the page is shown to. */
export const isShownTo = (personId: string): boolean => (page.shownTo ??= personId) === personId;

/** Says so with what is sent: whoever has signed in at this browser since sends nothing of it. */
export const shownTo = (): Readonly<Record<string, string>> =>
  page.shownTo === undefined ? {} : { 'dondoc-person': page.shownTo };
