/** Somebody else wrote to the stream since the decision was made; load again and decide again. */
export class VersionConflict extends Error {
  readonly code = 'VERSION_CONFLICT';

  constructor(
    readonly streamId: string,
    readonly expectedVersion: number,
  ) {
    super(`stream ${streamId} is no longer at version ${expectedVersion}`);
    this.name = 'VersionConflict';
  }
}

/** The id of a command was recorded by another transaction in the meantime; look it up again. */
export class CommandAlreadyRecorded extends Error {
  readonly code = 'COMMAND_ALREADY_RECORDED';

  constructor() {
    super('the command is already recorded');
    this.name = 'CommandAlreadyRecorded';
  }
}

/** Where in the store an event stands. */
export interface EventPlace {
  readonly agencyId: string;
  readonly streamId: string;
  readonly version: number;
}

const at = ({ agencyId, streamId, version }: EventPlace): string =>
  `version ${version} of the stream ${streamId}, agency ${agencyId}`;

/** The store holds an event this program does not know; it is too old for this store, so it stops. */
export class UnknownEventVersion extends Error {
  readonly code = 'UNKNOWN_EVENT_VERSION';

  constructor(
    readonly type: string,
    readonly schemaVersion: number,
    /** Undefined for an event that was still to be written. */
    readonly place?: EventPlace,
  ) {
    const where = place === undefined ? '' : ` (${at(place)})`;
    super(`event ${type} in schema version ${schemaVersion} is unknown to this program${where}`);
    this.name = 'UnknownEventVersion';
  }
}

/** The store holds an event whose stored text is no JSON object; what it meant is not guessed. */
export class UnreadableEvent extends Error {
  readonly code = 'UNREADABLE_EVENT';

  readonly place: EventPlace;

  constructor({ agencyId, streamId, version }: EventPlace, options?: ErrorOptions) {
    const place = { agencyId, streamId, version };
    super(`the text of an event is no JSON object (${at(place)})`, options);
    this.name = 'UnreadableEvent';
    this.place = place;
  }
}

/** A value that PostgreSQL or RFC 8785 cannot keep exactly: NUL, a lone surrogate, NaN, an instant not in UTC ms. */
export class UnstorableValue extends Error {
  readonly code = 'UNSTORABLE_VALUE';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnstorableValue';
  }
}

/** PostgreSQL went away in the middle of a transaction, which has rolled back or, lost at its commit, may not have. */
export class ConnectionLost extends Error {
  readonly code = 'CONNECTION_LOST';

  constructor(options: ErrorOptions) {
    super('the connection to the database was lost', options);
    this.name = 'ConnectionLost';
  }
}

export type UnsafeDatabaseCode =
  | 'ROLE_IS_SUPERUSER'
  | 'ROLE_BYPASSES_RLS'
  | 'ROLE_OWNS_TABLES'
  | 'ROLE_MAY_CHANGE_EVENTS'
  | 'SCHEMA_NOT_MIGRATED'
  | 'EPOCH_OF_ANOTHER_CLUSTER'
  | 'RESTORE_UNFINISHED';

/** The database would let this role, or in this state, do what the audit trail rules out; do not start. */
export class UnsafeDatabase extends Error {
  constructor(
    readonly code: UnsafeDatabaseCode,
    message: string,
  ) {
    super(message);
    this.name = 'UnsafeDatabase';
  }
}
