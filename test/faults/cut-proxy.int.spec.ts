import { afterEach, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CutProxy } from './cut-proxy.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server that notes what it carried out before it answers. */
async function noting(): Promise<{
  readonly server: Server;
  readonly done: string[];
  readonly port: number;
}> {
  const done: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    done.push(request.url ?? '');
    response.end('x'.repeat(500_000));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return { server, done, port: (server.address() as AddressInfo).port };
}

it('lets pass what it is not told to cut, whole', async () => {
  const { port, done } = await noting();
  const proxy = await CutProxy.start({ target: port, cuts: () => false });
  closing.push(() => proxy.stop());
  const response = await fetch(`http://127.0.0.1:${proxy.port}/a`);
  expect([(await response.text()).length, done, proxy.cut]).toEqual([500_000, ['/a'], 0]);
});

it('cuts when the answer begins: the server did it, the client does not know', async () => {
  const { port, done } = await noting();
  const answers = [true, false];
  const proxy = await CutProxy.start({ target: port, cuts: () => answers.shift() ?? false });
  closing.push(() => proxy.stop());
  await expect(fetch(`http://127.0.0.1:${proxy.port}/a`)).rejects.toThrow('fetch failed');
  expect([done, proxy.cut]).toEqual([['/a'], 1]);
  expect((await fetch(`http://127.0.0.1:${proxy.port}/b`)).status).toBe(200);
});

it('asks of what is of interest only', async () => {
  const { port } = await noting();
  const isOfInterest = (chunk: Buffer) => chunk.includes('POST');
  const proxy = await CutProxy.start({ target: port, isOfInterest, cuts: () => true });
  closing.push(() => proxy.stop());
  expect((await fetch(`http://127.0.0.1:${proxy.port}/a`)).status).toBe(200);
  await expect(fetch(`http://127.0.0.1:${proxy.port}/a`, { method: 'POST' })).rejects.toThrow('fetch failed');
});
