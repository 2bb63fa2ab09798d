/** What belongs to the record beside the events; rows as they lie, numbers beyond a double's as text. */

export interface StoredCommand {
  readonly agencyId: string;
  readonly commandId: string;
  readonly actorId: string;
  readonly bodyHash: string;
  readonly streamId: string;
  readonly version: number;
  /** Canonical JSON, as it was answered. */
  readonly answer: string;
  readonly recordedAt: string;
}

export interface StoredEpoch {
  readonly epoch: number;
  readonly begunAt: string;
  readonly reason: string;
  readonly systemIdentifier: string;
  readonly backupTakenAt: string | null;
}

export interface StoredCheckpoint {
  readonly consumer: string;
  readonly epoch: number;
  readonly transactionId: string;
  readonly position: string;
}
