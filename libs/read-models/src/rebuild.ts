import {
  createDataSource,
  loadStreams,
  rows,
  UnknownEventVersion,
  UnreadableEvent,
  withAgency,
} from '@dondoc/event-store';
import type { DataSource, QueryRunner } from 'typeorm';
import { AgencyRow } from './organisation/organisation.rows.js';
import { closeGate } from './shared/projection-gate.js';
import { project, readModelEntities, rebuiltEntities } from './project.js';
import type { Change } from './shared/changes.js';
import { eventRegistry } from './shared/event-registry.js';
import { foldStream } from './shared/fold-stream.js';
import { UnreadableStream } from './shared/unreadable-stream.js';

/** Streams projected at once: enough for set-based writes, few enough to hold in memory, as are their bytes. */
const BATCH = 500;
const BATCH_BYTES = 32 * 1024 * 1024;

export interface RebuildProgress {
  readonly agencyId: string;
  readonly streams: number;
  readonly done: number;
}

export interface RebuildOptions {
  readonly onProgress?: (progress: RebuildProgress) => void;
}

/**
 * Drops every read model's rows and folds them anew from the events, into identical rows; one agency
 * after the other, each in one transaction under which its commands wait. Run as `dondoc_app`: a URL, or a
 * DataSource with `readModelEntities`. Returns how many streams were folded. Throws UnreadableStream once
 * the other agencies are done; the agency with that stream keeps the rows it had.
 */
export async function rebuildReadModels(
  database: string | DataSource,
  options: RebuildOptions = {},
): Promise<number> {
  if (typeof database !== 'string') return rebuildAgencies(database, options);
  const dataSource = await createDataSource(database, {
    entities: readModelEntities,
    poolSize: 2,
    applicationName: 'dondoc-rebuild',
  });
  try {
    return await rebuildAgencies(dataSource, options);
  } finally {
    await dataSource.destroy();
  }
}

async function rebuildAgencies(dataSource: DataSource, options: RebuildOptions): Promise<number> {
  let streams = 0;
  let unreadable: UnreadableStream | undefined;
  for (const { agencyId } of await dataSource.manager.find(AgencyRow, { order: { agencyId: 'ASC' } })) {
    try {
      streams += await withAgency(dataSource, agencyId, (tx) => rebuildAgency(tx, agencyId, options));
    } catch (error) {
      if (!(error instanceof UnreadableStream)) throw error;
      unreadable ??= error;
    }
  }
  if (unreadable) throw unreadable;
  return streams;
}

async function rebuildAgency(
  tx: QueryRunner,
  agencyId: string,
  { onProgress }: RebuildOptions,
): Promise<number> {
  await closeGate(tx, agencyId);
  for (const entity of rebuiltEntities) await tx.manager.delete(entity, { agencyId });
  const streams = await rows<SizedStream>(
    tx,
    `SELECT stream_id AS id, sum(octet_length(data))::float8 AS bytes FROM events
     WHERE agency_id = $1 GROUP BY stream_id ORDER BY min(position)`,
    [agencyId],
  );
  let done = 0;
  for (const some of batched(streams)) {
    const changes = await changesOf(
      tx,
      agencyId,
      some.map(({ id }) => id),
    );
    await project(tx, agencyId, changes);
    onProgress?.({ agencyId, streams: streams.length, done: (done += some.length) });
  }
  return streams.length;
}

interface SizedStream {
  readonly id: string;
  readonly bytes: number;
}

function* batched(streams: readonly SizedStream[]): Generator<readonly SizedStream[]> {
  let batch: SizedStream[] = [];
  let bytes = 0;
  for (const stream of streams) {
    if (batch.length > 0 && (batch.length === BATCH || bytes + stream.bytes > BATCH_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(stream);
    bytes += stream.bytes;
  }
  if (batch.length > 0) yield batch;
}

async function changesOf(tx: QueryRunner, agencyId: string, streamIds: readonly string[]): Promise<Change[]> {
  const streams = await loadStreams(tx, agencyId, streamIds, eventRegistry).catch((error: unknown) => {
    const unreadable = error instanceof UnreadableEvent || error instanceof UnknownEventVersion;
    if (!unreadable || error.place === undefined) throw error;
    throw new UnreadableStream(agencyId, error.place.streamId, { cause: error });
  });
  return streamIds.flatMap((streamId) => {
    try {
      return foldStream(streamId, streams.get(streamId) ?? []) ?? [];
    } catch (cause) {
      throw new UnreadableStream(agencyId, streamId, { cause });
    }
  });
}
