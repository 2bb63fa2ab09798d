import { groupedBy, type StoredEvent } from './record.js';

/** Every stream counts 1, 2, 3 … without a gap. */
export function checkVersions(events: readonly StoredEvent[]): string[] {
  return [...groupedBy(events, ({ streamId }) => streamId)].flatMap(([streamId, stream]) => {
    const gap = stream.findIndex(({ version }, index) => version !== index + 1);
    return gap < 0 ? [] : [`${streamId} has version ${stream[gap]?.version ?? ''} in place ${gap + 1}`];
  });
}
