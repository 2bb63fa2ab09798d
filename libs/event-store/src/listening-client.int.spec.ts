import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createServer, type AddressInfo, type Server } from 'node:net';
import pg from 'pg';
import { freshDatabase } from '../../../test/support/postgres.js';
import { createDataSource } from './data-source.js';
import { ListeningClient } from './listening-client.js';

/** A message of PostgreSQL's protocol: its kind, its length, what it says. */
const message = (kind: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(kind), length, body]);
};
const signedIn = message('R', Buffer.alloc(4));
const ready = message('Z', Buffer.from('I'));
const shuttingDown = message(
  'E',
  Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'),
);

let server: Server;
let port: number;
beforeEach(async () => {
  // Ready and shutting down in one packet, as of a server that is stopped while a connection is made.
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.concat([signedIn, ready, shuttingDown])));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

it('a server that shuts down as it lets a connection in ends that connection, and not the process', async () => {
  const connection = { host: '127.0.0.1', port, user: 'dondoc_app', database: 'dondoc', ssl: false };
  const pool = new pg.Pool({ ...connection, Client: ListeningClient });
  pool.on('error', () => undefined);
  const client = await pool.connect();
  await expect(client.query('SELECT 1')).rejects.toThrow(/not queryable|terminat/i);
  client.release(true);
  await pool.end();
});

it('the store’s pool has such clients only', async () => {
  const database = await freshDatabase();
  const store = await createDataSource(database.appUrl);
  const runner = store.createQueryRunner();
  expect(await runner.connect()).toBeInstanceOf(ListeningClient);
  await runner.release();
  await store.destroy();
  await database.drop();
});
