import { Readable } from 'node:stream';
import type { LiveChange } from '@dondoc/application';

/** More than this waiting for a client that does not take it: it is let go, and comes back when it can. */
const WAITING_AT_MOST = 64 * 1024;
/** Milliseconds after which a browser that was cut off comes back. */
const RETRY_MS = 3_000;

/** Text of one change as server-sent events have it; nothing of it can hold a line break. */
const eventOf = ({ place, all, reports, drafts, kinds }: LiveChange): string =>
  `id: ${place}\nevent: change\ndata: ${JSON.stringify({ all, reports, drafts, kinds })}\n\n`;

const saysNothing = ({ all, reports, drafts, kinds }: LiveChange): boolean =>
  !all && reports.length + drafts.length + kinds.length === 0;

/** What goes to one client; whether it may still be told is asked where that may have changed, before it is told more. */
export class LiveStream {
  readonly body = new Readable({ read: () => undefined });
  private told = false;
  private ended = false;
  private working = Promise.resolve();

  /** @param mayGoOn never fails. */
  constructor(private readonly mayGoOn: () => Promise<boolean>) {
    this.push(`retry: ${RETRY_MS}\n\n`);
  }

  /** The first is told though nothing may have changed: it says where a client that comes back goes on. */
  tell(change: LiveChange): void {
    const text = this.told && saysNothing(change) ? '' : eventOf(change);
    this.told = true;
    this.next(change.access, text);
  }

  /** Nothing changed: that it is said shows both ends that the other is there. */
  beat(): void {
    this.next(true, ': \n\n');
  }

  /** When all is told that was to be told before. */
  end(): void {
    this.working = this.working.then(() => {
      this.finish();
    });
  }

  private next(ask: boolean, text: string): void {
    this.working = this.working.then(async () => {
      if (this.ended) return;
      if (ask && !(await this.mayGoOn())) this.finish();
      else if (text !== '') this.push(text);
    });
  }

  private finish(): void {
    if (!this.ended && !this.body.destroyed) this.body.push(null);
    this.ended = true;
  }

  private push(text: string): void {
    if (this.body.destroyed) return;
    this.body.push(text);
    if (this.body.readableLength > WAITING_AT_MOST) this.body.destroy();
  }
}
