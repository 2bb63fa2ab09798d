import { type EventEnvelope, GENESIS_HASH, hashEvent } from './event-hash.js';

export interface ChainLink extends EventEnvelope {
  readonly prevHash: string;
  readonly hash: string;
}

export type BreakReason =
  /** A version is missing, or is there twice. */
  | 'versionGap'
  /** The event does not follow the one before it. */
  | 'prevHashMismatch'
  /** The event is not what was hashed when it was recorded. */
  | 'hashMismatch';

export interface BrokenLink {
  readonly streamId: string;
  readonly version: number;
  readonly why: BreakReason;
}

/** Takes events stream by stream, each in order of version, and says of each what is wrong with it. Pure. */
export class ChainVerifier {
  private streamId: string | undefined;
  private version = 0;
  private hash = GENESIS_HASH;
  streams = 0;
  events = 0;

  check(link: ChainLink): BrokenLink | undefined {
    if (link.streamId !== this.streamId) this.begin(link.streamId);
    const why = this.reason(link);
    this.events += 1;
    this.version = link.version;
    this.hash = link.hash;
    return why && { streamId: link.streamId, version: link.version, why };
  }

  private begin(streamId: string): void {
    this.streamId = streamId;
    this.version = 0;
    this.hash = GENESIS_HASH;
    this.streams += 1;
  }

  private reason(link: ChainLink): BreakReason | undefined {
    if (link.version !== this.version + 1) return 'versionGap';
    if (link.prevHash !== this.hash) return 'prevHashMismatch';
    if (hashEvent(link, link.prevHash) !== link.hash) return 'hashMismatch';
    return undefined;
  }
}
