import type { RecordedEvent } from './event-store.types.js';
import { type EventPlace, UnknownEventVersion } from './errors.js';

/** Turns the data of one schema version into the next one's; pure. */
export type Upcaster = (data: Readonly<Record<string, unknown>>) => Record<string, unknown>;

export interface EventDefinition {
  /** The version written today. */
  readonly schemaVersion: number;
  /** By the version they start from: every one below `schemaVersion` that was ever stored. */
  readonly upcasters?: Readonly<Record<number, Upcaster>>;
}

/** The events a program knows, and how to read their older versions. What is not in it fails closed. */
export class EventRegistry {
  private readonly definitions: ReadonlyMap<string, EventDefinition>;

  constructor(definitions: Readonly<Record<string, EventDefinition>>) {
    this.definitions = new Map(Object.entries(definitions));
    for (const [type, { schemaVersion, upcasters = {} }] of this.definitions) {
      for (let from = 1; from < schemaVersion; from += 1) {
        if (upcasters[from] === undefined) throw new Error(`${type} has no upcaster from version ${from}`);
      }
    }
  }

  /** Types that were never changed: all in version 1. */
  static ofVersionOne(types: Iterable<string>): EventRegistry {
    return new EventRegistry(Object.fromEntries([...types].map((type) => [type, { schemaVersion: 1 }])));
  }

  /** Every type that can be read. */
  types(): readonly string[] {
    return [...this.definitions.keys()];
  }

  has(type: string): boolean {
    return this.definitions.has(type);
  }

  /** The schema version to write; throws UnknownEventVersion for a type that could not be read back. */
  currentVersion(type: string): number {
    const definition = this.definitions.get(type);
    if (definition === undefined) throw new UnknownEventVersion(type, 0);
    return definition.schemaVersion;
  }

  /** Whether an event of this type and version can be read. */
  knows({ type, schemaVersion }: Pick<RecordedEvent, 'type' | 'schemaVersion'>): boolean {
    const today = this.definitions.get(type)?.schemaVersion;
    return today !== undefined && schemaVersion >= 1 && schemaVersion <= today;
  }

  /** The event in today's schema version; its hash stays that of the stored bytes. Throws UnknownEventVersion. */
  upcast(event: RecordedEvent): RecordedEvent {
    const definition = this.definitions.get(event.type);
    if (definition === undefined || !this.knows(event))
      throw new UnknownEventVersion(event.type, event.schemaVersion, placeOf(event));
    if (event.schemaVersion === definition.schemaVersion) return event;
    let data = event.data as Record<string, unknown>;
    for (let from = event.schemaVersion; from < definition.schemaVersion; from += 1) {
      const upcaster = definition.upcasters?.[from];
      if (upcaster === undefined)
        throw new UnknownEventVersion(event.type, event.schemaVersion, placeOf(event));
      data = upcaster(data);
    }
    return { ...event, data, schemaVersion: definition.schemaVersion };
  }
}

const placeOf = ({ agencyId, streamId, version }: RecordedEvent): EventPlace => ({
  agencyId,
  streamId,
  version,
});
