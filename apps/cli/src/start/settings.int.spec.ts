import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:net';
import { freePort } from '../embedded/index.js';
import { assertPortsFree, startSettings } from './settings.js';

describe('the ports of a start', () => {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
  });
  const occupied = async (): Promise<number> => {
    const server = createServer();
    servers.push(server);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no port');
    return address.port;
  };
  const check = async (env: NodeJS.ProcessEnv): Promise<void> =>
    assertPortsFree(await startSettings(env), env);

  it('that are free are taken', async () => {
    const [api, temporal, ui] = [await freePort(), await freePort(), await freePort()];
    const issuer = String(await freePort());
    await check({
      PORT: String(api),
      ISSUER_PORT: issuer,
      TEMPORAL_PORT: String(temporal),
      TEMPORAL_UI_PORT: String(ui),
    });
  });

  it('that are in use are told in one sentence, with one command that works', async () => {
    const [api, issuer, temporal, ui] = [
      await occupied(),
      await freePort(),
      await freePort(),
      await occupied(),
    ];
    const env = {
      DONDOC_HOME: '/tmp/my data',
      PORT: String(api),
      ISSUER_PORT: String(issuer),
      TEMPORAL_PORT: String(temporal),
      TEMPORAL_UI_PORT: String(ui),
    };
    const told = await check(env).catch(String);
    expect(told).toContain(`Cổng không dùng được: ${api} (API), ${ui} (Temporal UI).`);
    const command =
      /run: DONDOC_HOME='\/tmp\/my data' PORT=(\d+) ISSUER_PORT=(\d+) TEMPORAL_PORT=(\d+) TEMPORAL_UI_PORT=(\d+) npm start/;
    const [, ...ports] = command.exec(told ?? '') ?? [];
    expect(ports.slice(1, 3)).toEqual([String(issuer), String(temporal)]);
    await check({
      PORT: ports[0],
      ISSUER_PORT: ports[1],
      TEMPORAL_PORT: ports[2],
      TEMPORAL_UI_PORT: ports[3],
    });
  });

  it('may not be the same for two parts', async () => {
    const [one, other] = [String(await freePort()), String(await freePort())];
    const told = check({ PORT: one, ISSUER_PORT: '0', TEMPORAL_PORT: one, TEMPORAL_UI_PORT: other });
    await expect(told).rejects.toThrow(`${one} (Temporal, the same as for another part)`);
  });
});
