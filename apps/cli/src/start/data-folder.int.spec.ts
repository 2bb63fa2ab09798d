import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockHome, runningPid } from './lock.js';
import { loadSecrets } from './secrets.js';

describe('the data folder', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'dondoc-home-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  describe('lock', () => {
    it('refuses a second start while the first one runs, and names it', async () => {
      // A process whose command line is that of a start.
      const other = spawn('sh', ['-c', 'read line', '/opt/dondoc/main.js start'], {
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      try {
        await writeFile(join(home, 'lock'), String(other.pid));
        await expect(runningPid(home)).resolves.toBe(other.pid);
        await expect(lockHome(home)).rejects.toThrow(`kill ${other.pid}`);
      } finally {
        other.stdin.end();
      }
    });

    it('is taken over from a start that crashed, even if its number was given to another program', async () => {
      await writeFile(join(home, 'lock'), String(process.ppid));
      const release = await lockHome(home);
      await expect(readFile(join(home, 'lock'), 'utf8')).resolves.toBe(String(process.pid));
      await release();
      await expect(stat(join(home, 'lock'))).rejects.toMatchObject({ code: 'ENOENT' });
    });

    it('says what to do when the folder cannot be made', async () => {
      await writeFile(join(home, 'file'), '');
      await expect(lockHome(join(home, 'file', 'below'))).rejects.toThrow(/DONDOC_HOME=/);
    });

    it('says so at once where no folder can ever be made', async () => {
      await expect(lockHome('/proc/dondoc/below')).rejects.toThrow(/DONDOC_HOME=/);
    });
  });

  describe('secrets', () => {
    it('are made once, differ from each other, and only their owner may read them', async () => {
      const secrets = await loadSecrets(home);
      expect(new Set(Object.values(secrets)).size).toBe(6);
      expect((await stat(join(home, 'secrets.json'))).mode & 0o777).toBe(0o600);
      await expect(loadSecrets(home)).resolves.toEqual(secrets);
    });

    it('gain what a newer version needs and keep what they were', async () => {
      await writeFile(join(home, 'secrets.json'), JSON.stringify({ postgres: 'old' }));
      const secrets = await loadSecrets(home);
      expect(secrets.postgres).toBe('old');
      expect(secrets.token).toHaveLength(64);
    });

    it('that are damaged are never replaced', async () => {
      await writeFile(join(home, 'secrets.json'), '{"postgres": "ol');
      await expect(loadSecrets(home)).rejects.toThrow(/Restore it from a backup/);
      await expect(readFile(join(home, 'secrets.json'), 'utf8')).resolves.toBe('{"postgres": "ol');
    });
  });
});
