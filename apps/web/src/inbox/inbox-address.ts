import { INBOX_PLACES, type InboxPlace } from '../api/queries.js';

/** What of the inbox its address names: `/?list=done&search=duong`. */
export interface InboxAddress {
  readonly list?: InboxPlace | undefined;
  readonly search?: string | undefined;
}

export const placeFrom = (value: unknown): InboxPlace | undefined =>
  INBOX_PLACES.find((place) => place === value);

/** What is no list or no text is left out. */
export const inboxAddress = ({ list, search }: Readonly<Record<string, unknown>>): InboxAddress => {
  const place = placeFrom(list);
  const words = typeof search === 'string' || typeof search === 'number' ? String(search).slice(0, 200) : '';
  return { ...(place && { list: place }), ...(words !== '' && { search: words }) };
};
