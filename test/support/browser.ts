interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly text: string;
}

/**
 * As much of a browser as signing in needs: cookies by host, whatever the port, and path; redirects are followed one
 * by one and can be looked at. This machine counts as safe, as it does in browsers, for cookies that want TLS.
 */
export class Browser {
  private readonly jars = new Map<string, Cookie[]>();
  /** Every address asked for, in order. */
  readonly visited: string[] = [];
  /** Every cookie as it was set. */
  readonly set: string[] = [];

  /** The header for an address; empty when there is none. */
  cookiesFor(url: string): string {
    const { hostname, pathname } = new URL(url);
    return (this.jars.get(hostname) ?? [])
      .filter(({ path }) => `${pathname}/`.startsWith(path.endsWith('/') ? path : `${path}/`))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }

  cookie(url: string, name: string): string | undefined {
    return this.jars.get(new URL(url).hostname)?.find((cookie) => cookie.name === name)?.value;
  }

  /** As somebody who could write into the browser would. */
  plant(url: string, name: string, value: string): void {
    this.keep(new URL(url), `${name}=${value}; Path=/`);
  }

  /** One request, no redirect followed. */
  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    this.visited.push(url);
    const cookies = this.cookiesFor(url);
    const response = await fetch(url, {
      ...init,
      headers: {
        ...(init.headers as Record<string, string>),
        ...(cookies === '' ? {} : { cookie: cookies }),
      },
      redirect: 'manual',
    });
    for (const line of response.headers.getSetCookie()) this.keep(new URL(url), line);
    return response;
  }

  /** Goes on until there is a page, or an address that `stopAt` names, which is then not asked for. */
  async go(url: string, init: RequestInit = {}, stopAt?: string): Promise<Page> {
    const response = await this.ask(url, init);
    const location = response.headers.get('location');
    const text = await response.text();
    if (location === null || response.status < 300 || response.status > 399)
      return { url, status: response.status, text };
    const next = new URL(location, url).href;
    if (stopAt !== undefined && next.startsWith(stopAt)) return { url: next, status: 0, text: '' };
    return this.go(next, {}, stopAt);
  }

  /** Clicks on the link of a page that bears this text; the browser says that the page sent it. */
  follow(from: Page, text: string): Promise<Page> {
    const [, href] = new RegExp(`<a href="([^"]+)"[^>]*>${text}</a>`).exec(from.text) ?? [];
    if (href === undefined) throw new Error(`no link ${text} on ${from.url} (${from.status}): ${from.text}`);
    const url = new URL(href.replaceAll('&amp;', '&'), from.url);
    const site = url.origin === new URL(from.url).origin ? 'same-origin' : 'cross-site';
    return this.go(url.href, { headers: { 'sec-fetch-site': site } });
  }

  /** Clicks on the button of a page's form that has this value. */
  click(page: Page, name: string, value: string, stopAt?: string): Promise<Page> {
    if (!page.text.includes(`name="${name}" value="${value}"`))
      throw new Error(`no button ${value} on ${page.url} (${page.status}): ${page.text}`);
    const action = /<form method="post" action="([^"]+)"/.exec(page.text)?.[1] ?? '';
    return this.go(
      new URL(action, page.url).href,
      { method: 'POST', body: new URLSearchParams({ [name]: value }) },
      stopAt,
    );
  }

  private keep({ hostname, pathname }: URL, line: string): void {
    this.set.push(line);
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const attribute = (wanted: string): string | undefined =>
      attributes.find((one) => one.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
    const path = attribute('path') ?? pathname;
    const jar = (this.jars.get(hostname) ?? []).filter((one) => one.name !== name || one.path !== path);
    const over =
      attribute('max-age') === '0' || Date.parse(attribute('expires') ?? '9999-01-01') < Date.now();
    this.jars.set(hostname, over || value === '' ? jar : [...jar, { name, value, path }]);
  }
}
