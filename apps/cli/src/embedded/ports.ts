import { createServer } from 'node:net';

const listenOn = (port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    });
  });

/** A port of the loopback interface that nothing listens on now. */
export const freePort = (): Promise<number> => listenOn(0, '127.0.0.1');

const isTaken = async (port: number, host: string): Promise<boolean> => {
  try {
    await listenOn(port, host);
    return false;
  } catch (error) {
    // Any other error (no IPv6 on the machine, say) is no reason to refuse: whoever listens will report it.
    return ['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
};

/** Whether something listens on it, on every address or on the loopback only. */
export const portInUse = async (port: number): Promise<boolean> =>
  (await isTaken(port, '127.0.0.1')) || isTaken(port, '0.0.0.0');
