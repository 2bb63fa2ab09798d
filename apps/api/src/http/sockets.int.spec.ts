import { connect, type AddressInfo } from 'node:net';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { framedApi, key, type FramedApi } from '../../../../test/support/framed-api.js';

describe('the API on a real socket', () => {
  let api: FramedApi;
  beforeAll(async () => {
    api = await framedApi();
  });
  afterAll(() => api.app.close());

  describe('on a real socket', () => {
    let port: number;
    beforeAll(async () => {
      await api.app.listen(0, '127.0.0.1');
      port = (api.app.getHttpServer().address() as AddressInfo).port;
    });

    it('answers 413 to 20 MB, to the end of what the client sends', async () => {
      const body = Buffer.alloc(20 * 1024 * 1024, 0x20);
      const answer = await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
        const headers = {
          authorization: `Bearer ${api.token}`,
          'idempotency-key': key,
          'content-type': 'application/yaml',
          'content-length': body.length,
        };
        const request = httpRequest(
          { port, host: '127.0.0.1', method: 'POST', path: '/api/v1/plans', headers },
          (res) => {
            let text = '';
            res.on('data', (chunk: Buffer) => (text += chunk.toString()));
            res.on('end', () => resolve({ status: res.statusCode, text }));
          },
        );
        request.on('error', reject);
        request.end(body);
      });
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'BODY_TOO_LARGE', status: 413 });
    });

    it.each([
      ['no token', '', 401],
      ['a token of nobody', 'Authorization: Bearer x.y.z\r\n', 401],
    ])('refuses %s before the body has come', async (_what, header, status) => {
      const head = `POST /api/v1/plans HTTP/1.1\r\nHost: x\r\n${header}Content-Type: application/yaml\r\nContent-Length: 200000\r\n\r\n`;
      const text = await new Promise<string>((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(`${head}planId:`));
        socket.on('data', (chunk: Buffer) => {
          resolve(chunk.toString());
          socket.destroy();
        });
        socket.on('error', reject);
      });
      expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    });

    it('goes on with the next request of a connection whose body was not waited for', async () => {
      const refused = `POST /api/v1/plans HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n{{{{`;
      const text = await new Promise<string>((resolve, reject) => {
        let read = '';
        const socket = connect(port, '127.0.0.1', () =>
          socket.write(`${refused}GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
        );
        socket.on('data', (chunk: Buffer) => (read += chunk.toString()));
        socket.on('close', () => resolve(read));
        socket.on('error', reject);
      });
      expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 401', 'HTTP/1.1 200']);
    });

    it.each([
      ['what is not HTTP', 'GARBAGE\r\n\r\n', 'MALFORMED_REQUEST'],
      ['headers without end', `GET / HTTP/1.1\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`, 'HEADERS_TOO_LARGE'],
    ])('answers %s', async (_what, bytes, code) => {
      const text = await new Promise<string>((resolve, reject) => {
        let read = '';
        const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
        socket.on('data', (chunk: Buffer) => (read += chunk.toString()));
        socket.on('close', () => resolve(read));
        socket.on('error', reject);
      });
      expect(text).toMatch(/^HTTP\/1\.1 4\d\d /);
      expect(text).toContain('application/problem+json');
      expect(text).toContain('X-Content-Type-Options: nosniff');
      expect(text).toContain(`"code":"${code}"`);
    });
  });
});
