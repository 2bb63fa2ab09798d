import type { SincePlace } from '@dondoc/event-store';

const PLACE = /^(\d{1,9})\.(\d{1,19})$/;

/** As a client keeps it. */
export const placeText = ({ epoch, transactionId }: SincePlace): string => `${epoch}.${transactionId}`;

/** Undefined for what no place ever was. */
export function placeFrom(text: string | undefined): SincePlace | undefined {
  const [, epoch, transactionId] = PLACE.exec(text ?? '') ?? [];
  return epoch === undefined || transactionId === undefined
    ? undefined
    : { epoch: Number(epoch), transactionId };
}

export const isBefore = (one: SincePlace, other: SincePlace): boolean =>
  one.epoch < other.epoch ||
  (one.epoch === other.epoch && BigInt(one.transactionId) < BigInt(other.transactionId));
