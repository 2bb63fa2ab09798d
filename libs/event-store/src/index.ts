export type * from './event-store.types.js';
export { appendEvents, type AppendRequest } from './append-events.js';
export { type AgencyHeads, Heads } from './backup/heads.js';
export type * from './backup/record.types.js';
export { type Present, RECORD, RecordRestore } from './backup/record-restore.js';
export {
  type RecordedAgency,
  recordedAgencies,
  RecordSnapshot,
  type SnapshotUrls,
} from './backup/record-snapshot.js';
export { bodyHash, canonicalJson } from './canonical-json.js';
export { type BreakReason, type BrokenLink, type ChainLink, ChainVerifier } from './chain-verifier.js';
export { findCommand, isBorneOut, openCommand, type OpenedCommand } from './command-log.js';
export { createDataSource, type StoreDataSourceOptions, withAgency } from './data-source.js';
export { assertSafeRole } from './database-safety.js';
export { beginEpoch, currentEpoch, lastRestore } from './epochs.js';
export {
  CommandAlreadyRecorded,
  ConnectionLost,
  type EventPlace,
  UnknownEventVersion,
  UnreadableEvent,
  UnsafeDatabase,
  type UnsafeDatabaseCode,
  UnstorableValue,
  VersionConflict,
} from './errors.js';
export { envelopeJson, type EventEnvelope, GENESIS_HASH, hashEvent } from './event-hash.js';
export { type EventDefinition, EventRegistry, type Upcaster } from './event-registry.js';
export { EVENT_COLUMNS, type StoredEvent, toRecordedEvent } from './event-rows.js';
export { FeedConsumer, type FeedConsumerOptions } from './feed/feed-consumer.js';
export { type EventsSince, eventsSince, type HappenedEvent, type SincePlace } from './feed/events-since.js';
export { FeedListener } from './feed/feed-listener.js';
export { FeedNotifier } from './feed/feed-notifier.js';
export { BEGINNING, type FeedPosition, loadCheckpoint } from './feed/feed-position.js';
export { feedLag, type FeedLag, readFeed, type ReadFeedRequest } from './feed/read-feed.js';
export { WakeUp } from './feed/wake-up.js';
export { loadStream, loadStreams } from './load-stream.js';
export {
  type MissingEvents,
  missingEvents,
  type StrayCommand,
  strayCommands,
  type VersionClaim,
} from './missing-events.js';
export { migrate, pendingMigrations } from './migrate.js';
export { sqlMigrationNames } from './migrations.js';
export { type DatabaseRole, setRolePassword } from './roles.js';
export { dumpSchema } from './schema-dump.js';
export { rows, type SqlRunner, type Statement } from './sql-runner.js';
export { type ChainReport, verifyChain, type VerifyOptions } from './verify-chain.js';
