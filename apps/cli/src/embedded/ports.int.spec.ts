import { afterEach, describe, expect, it } from '@jest/globals';
import { type Server, createServer } from 'node:net';
import { assertPortFree, freePort } from './ports.js';

describe('a port', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  });
  const occupy = async (host: string): Promise<number> => {
    const port = await freePort();
    const server = createServer();
    servers.push(server);
    await new Promise<void>((resolve) => {
      server.listen(port, host, resolve);
    });
    return port;
  };

  it.each(['127.0.0.1', '0.0.0.0', '::'])('in use on %s is refused with what to do', async (host) => {
    const port = await occupy(host);
    await expect(assertPortFree(port, 'API', 'PORT')).rejects.toThrow(
      `Cổng ${port} (API) đang được chương trình khác dùng. Hãy dừng chương trình đó, hoặc chọn cổng khác: PORT=${port + 1} npm start`,
    );
  });

  it('that is free is accepted, and stays free', async () => {
    const port = await freePort();
    await assertPortFree(port, 'API', 'PORT');
    await expect(assertPortFree(port, 'API', 'PORT')).resolves.toBeUndefined();
  });
});
