import type { Browser } from './browser.js';

export interface Told {
  readonly id: string;
  readonly all: boolean;
  readonly reports: readonly string[];
  readonly drafts: readonly string[];
  readonly kinds: readonly string[];
}

interface Whose {
  readonly cookieOf?: Browser;
  readonly token?: string;
  readonly after?: string;
}

/** A client of `GET /api/v1/live`, on a connection of its own. */
export class EventStream {
  private text = '';

  private constructor(
    readonly response: Response,
    private readonly reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  ) {}

  static async open(url: string, { cookieOf, token, after }: Whose): Promise<EventStream> {
    const response = await fetch(`${url}/api/v1/live`, {
      headers: {
        ...(cookieOf && { cookie: cookieOf.cookiesFor(url) }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(after !== undefined && { 'last-event-id': after }),
      },
    });
    return new EventStream(response, response.ok ? response.body?.getReader() : undefined);
  }

  /** The next change, or undefined when the API has ended the stream. */
  async next(): Promise<Told | undefined> {
    for (let block = await this.block(); block !== undefined; block = await this.block()) {
      const [, id = '', data = ''] = /^id: (.*)\nevent: change\ndata: (.*)$/.exec(block) ?? [];
      if (data !== '') return { id, ...(JSON.parse(data) as Omit<Told, 'id'>) };
    }
    return undefined;
  }

  /** False when the API has ended the stream instead. */
  async nextBeat(): Promise<boolean> {
    const block = await this.block();
    return block === undefined ? false : block.startsWith(':') || this.nextBeat();
  }

  private async block(): Promise<string | undefined> {
    for (let end = this.text.indexOf('\n\n'); end < 0; end = this.text.indexOf('\n\n')) {
      const { value, done } = (await this.reader?.read()) ?? { value: undefined, done: true };
      if (done) return undefined;
      this.text += new TextDecoder().decode(value);
    }
    const [block = '', ...rest] = this.text.split('\n\n');
    this.text = rest.join('\n\n');
    return block;
  }

  close(): Promise<void> | undefined {
    return this.reader?.cancel();
  }
}
