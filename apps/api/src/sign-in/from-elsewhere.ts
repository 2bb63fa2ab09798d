import type { FastifyRequest } from 'fastify';
import { page, safe } from '../http/page.js';
import { localPath } from './local-path.js';

/**
 * Whether a page of another site sends the browser here. Where the issuer still knows the person it would let them
 * in without a word, so another site could make a session for somebody who wanted none.
 */
export const isFromElsewhere = ({ headers }: FastifyRequest): boolean =>
  headers['sec-fetch-site'] === 'cross-site';

/** Asks for the click that makes it the person's own doing; from a page of ours it leads on. */
export function askToGoOn(returnTo: unknown, fresh: boolean): string {
  const to = encodeURIComponent(localPath(returnTo));
  const href = safe(`/auth/sign-in?returnTo=${to}${fresh ? '&fresh=true' : ''}`);
  return page(
    'Đăng nhập vào Đôn Đốc?',
    `<p>Một trang khác đã dẫn bạn đến đây. Nếu bạn muốn đăng nhập, hãy bấm tiếp; nếu không, hãy đóng trang này.</p>
<p lang="en">Another site has led you here. If you want to sign in, go on; if not, close this page.</p>
<p><a href="${href}">Tiếp tục đăng nhập</a> · <a href="${href}" lang="en">Go on to sign in</a></p>`,
  );
}
