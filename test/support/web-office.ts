import type { Instant } from '@dondoc/domain';
import { expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Desk, startChromium } from './chromium.js';
import { SigningIn } from './signing-in.js';

/** The whole API with its pages, and people of the sample agency at browsers of their own. */
export class WebOffice {
  private readonly desks = new Map<string, Desk>();

  private constructor(
    readonly system: SigningIn,
    private readonly browser: Browser,
  ) {}

  static async open(now: Instant, parts: Parameters<typeof SigningIn.start>[1] = {}): Promise<WebOffice> {
    const [system, browser] = await Promise.all([SigningIn.start(now, parts), startChromium()]);
    return new WebOffice(system, browser);
  }

  set now(now: Instant) {
    this.system.api.now = now;
  }

  /** Of nobody yet. */
  newDesk(): Promise<Desk> {
    return Desk.at(this.browser, this.system.url);
  }

  /** Of a person, who signs in the first time and stays so. */
  async at(personId: string): Promise<Desk> {
    const known = this.desks.get(personId);
    if (known) return known;
    const desk = await this.newDesk();
    this.desks.set(personId, desk);
    await desk.page.goto('/');
    await desk.page.getByRole('link', { name: 'Đăng nhập' }).click();
    await desk.page.locator(`button[value="${personId}"]`).click();
    await desk.page.getByRole('heading', { name: 'Việc của tôi' }).waitFor();
    return desk;
  }

  /** No error, no refused style and no request to another host, but for the answers that were asked for. */
  expectNoTrouble(expected = /401|409|412|422/): void {
    for (const [person, { trouble }] of this.desks)
      expect([person, trouble.filter((one) => !expected.test(one))]).toEqual([person, []]);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.system.stop();
  }
}

/** Waits until a text stands on the page. */
export const seen = (desk: Desk, text: string | RegExp): Promise<void> =>
  desk.page.getByText(text).first().waitFor();
