import { createHash } from 'node:crypto';
import { type BrokenLink, type ChainLink, ChainVerifier } from '../chain-verifier.js';

/** What an agency's events come to: enough to tell that a copy is the same, to the last hash. */
export interface AgencyHeads {
  readonly streams: number;
  readonly events: number;
  /** SHA-256, hex, over the name, the last version and the last hash of every stream, a line each, in order. */
  readonly heads: string;
}

/** Takes an agency's events as `readAgency` gives them: verifies the chain and sums up its heads. Pure. */
export class Heads {
  private readonly chain = new ChainVerifier();
  private readonly digest = createHash('sha256');
  private last: ChainLink | undefined;

  /** What is wrong with the event, if anything is. */
  add(event: ChainLink): BrokenLink | undefined {
    if (this.last !== undefined && this.last.streamId !== event.streamId) this.close(this.last);
    this.last = event;
    return this.chain.check(event);
  }

  /** Once, when every event was added. */
  sum(): AgencyHeads {
    if (this.last !== undefined) this.close(this.last);
    return { streams: this.chain.streams, events: this.chain.events, heads: this.digest.digest('hex') };
  }

  private close({ streamId, version, hash }: ChainLink): void {
    this.digest.update(`${JSON.stringify(streamId)} ${version} ${hash}\n`, 'utf8');
  }
}
