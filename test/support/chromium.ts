import { AxeBuilder } from '@axe-core/playwright';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Browser, chromium, type Page, type Request } from 'playwright-core';

/** Offline and quiet: what a test sees is what our pages do. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** For anything to appear on a page, on a busy machine. */
const LONGEST_WAIT_MS = 20_000;

/** Where Chromium is on this machine; says what to do where it is not. */
export function chromiumPath(env: NodeJS.ProcessEnv = process.env): string {
  const given = env['CHROMIUM_PATH'];
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => join(folder, name)));
  const found = (given ? [given] : onPath).find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    'Không có Chromium. Hãy cài (Debian, Ubuntu: apt-get install chromium) hoặc đặt CHROMIUM_PATH. / ' +
      'There is no Chromium. Install it (Debian, Ubuntu: apt-get install chromium) or set CHROMIUM_PATH.',
  );
}

/** Nothing asked and nothing awaited for so long: a page is as it will stay. */
const QUIET_MS = 500;
/** What a page keeps open to be told of changes; it never comes to its end. */
const LIVE = '/api/v1/live';

/** A person at a browser of their own; everything that went wrong in it is kept. */
export class Desk {
  /** Errors in the console, refusals of the content security policy, and requests to other hosts. */
  readonly trouble: string[] = [];

  private readonly awaited = new Set<Request>();
  private asked = 0;

  private constructor(
    readonly page: Page,
    private readonly shots: string | undefined,
  ) {}

  /** Screenshots go into the folder that DONDOC_SCREENSHOTS names, if it does. */
  static async at(browser: Browser, url: string): Promise<Desk> {
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width: 1366, height: 768 },
      locale: 'vi-VN',
    });
    context.setDefaultTimeout(LONGEST_WAIT_MS);
    const desk = new Desk(await context.newPage(), process.env['DONDOC_SCREENSHOTS']);
    desk.watchRequests();
    const { hostname } = new URL(url);
    desk.page.on('console', (message) => {
      if (message.type() === 'error') desk.trouble.push(`console: ${message.text()}`);
    });
    desk.page.on('pageerror', (error) => desk.trouble.push(`error: ${error.message}`));
    desk.page.on('request', (request) => {
      if (new URL(request.url()).hostname !== hostname) desk.trouble.push(`elsewhere: ${request.url()}`);
    });
    return desk;
  }

  /** When everything that the page asked for has come; `networkidle` never does, with a stream of changes open. */
  async quiet(): Promise<void> {
    const giveUpAt = Date.now() + LONGEST_WAIT_MS;
    for (let before = -1; before !== this.asked || this.awaited.size > 0;) {
      if (Date.now() > giveUpAt)
        throw new Error([...this.awaited].map((request) => request.url()).join(', '));
      before = this.asked;
      await delay(QUIET_MS);
    }
  }

  private watchRequests(): void {
    this.page.on('request', (request) => {
      if (new URL(request.url()).pathname === LIVE) return;
      this.asked += 1;
      this.awaited.add(request);
    });
    for (const end of ['requestfinished', 'requestfailed'] as const)
      this.page.on(end as 'requestfinished', (request) => this.awaited.delete(request));
  }

  /** What axe finds on the page as it stands, one line a rule; takes a screenshot of it, too. */
  async look(name: string): Promise<readonly string[]> {
    if (this.shots !== undefined) {
      await mkdir(this.shots, { recursive: true });
      await this.page.screenshot({ path: join(this.shots, `${name}.png`), fullPage: true });
    }
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    return violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }
}

export const startChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
