import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface CutProxyOptions {
  /** Port on this machine that is stood in front of. */
  readonly target: number;
  /** Whether what is being sent has an answer that may be cut off; every request unless told. */
  readonly isOfInterest?: (chunk: Buffer) => boolean;
  /** Asked each time such an answer begins: true cuts the connection before a byte of it has passed. */
  readonly cuts: () => boolean;
}

/**
 * Stands between a client and a server, and cuts their connection when the answer begins: the server has
 * carried out what it was asked, and the client does not know.
 */
export class CutProxy {
  /** Connections cut so far. */
  cut = 0;

  private constructor(
    private readonly server: Server,
    private readonly sockets: Set<Socket>,
  ) {}

  static async start(options: CutProxyOptions): Promise<CutProxy> {
    const sockets = new Set<Socket>();
    const server = createServer((client) => {
      const upstream = connect({ port: options.target, host: '127.0.0.1' });
      join(client, upstream, options, () => (proxy.cut += 1));
      for (const socket of [client, upstream]) {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
      }
    });
    const proxy = new CutProxy(server, sockets);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Ends every connection that goes through it. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }
}

function join(
  client: Socket,
  upstream: Socket,
  { cuts, isOfInterest = () => true }: CutProxyOptions,
  onCut: () => void,
): void {
  let awaited = false;
  const end = () => {
    client.destroy();
    upstream.destroy();
  };
  for (const socket of [client, upstream]) {
    socket.setNoDelay(true);
    socket.on('error', end);
    socket.on('close', end);
  }
  client.on('data', (chunk) => {
    if (isOfInterest(chunk)) awaited = true;
    if (!upstream.write(chunk)) client.pause();
  });
  upstream.on('data', (chunk) => {
    if (awaited) {
      awaited = false;
      if (cuts()) {
        onCut();
        end();
        return;
      }
    }
    if (!client.write(chunk)) upstream.pause();
  });
  client.on('drain', () => upstream.resume());
  upstream.on('drain', () => client.resume());
}
