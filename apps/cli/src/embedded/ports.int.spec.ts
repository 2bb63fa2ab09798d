import { afterEach, describe, expect, it } from '@jest/globals';
import { type Server, createServer } from 'node:net';
import { freePort, portInUse } from './ports.js';

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

  it.each(['127.0.0.1', '0.0.0.0', '::'])('in use on %s is seen', async (host) => {
    expect(await portInUse(await occupy(host))).toBe(true);
  });

  it('that is free stays free', async () => {
    const port = await freePort();
    expect([await portInUse(port), await portInUse(port)]).toEqual([false, false]);
  });
});
