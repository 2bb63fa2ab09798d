import { createServer } from 'node:net';
import { StartFailure } from './start-failure.js';

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

const inUse = async (port: number, host: string): Promise<boolean> => {
  try {
    await listenOn(port, host);
    return false;
  } catch (error) {
    // Any other error (no IPv6 on the machine, say) is no reason to refuse: whoever listens will report it.
    return ['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
};

/**
 * Refuses a port that something listens on, on every address or on the loopback only.
 * `variable` is the environment variable with which another port can be chosen.
 */
export const assertPortFree = async (port: number, purpose: string, variable: string): Promise<void> => {
  if ((await inUse(port, '127.0.0.1')) || (await inUse(port, '0.0.0.0')))
    throw new StartFailure(
      `Cổng ${port} (${purpose}) đang được chương trình khác dùng. Hãy dừng chương trình đó, hoặc chọn cổng khác: ${variable}=${port + 1} npm start`,
      `Port ${port} (${purpose}) is in use. Stop what uses it, or choose another: ${variable}=${port + 1} npm start`,
    );
};
