import type { FastifyRequest } from 'fastify';
import { page, safe } from './page.js';
import type { ProblemDocument } from './problem-document.js';

/** Where a person goes by themselves, a person reads the answer; everywhere else a program does. */
export const wantsPage = (request: FastifyRequest): boolean =>
  request.method === 'GET' &&
  request.url.startsWith('/auth/') &&
  (request.headers.accept ?? '').includes('text/html');

export const problemPage = ({ title, detail, detailEn, action, code, instance }: ProblemDocument): string =>
  page(
    title,
    `<p>${safe(detail)} ${safe(action.vi)}</p>
<p lang="en">${safe(detailEn)} ${safe(action.en)}</p>
<p><a href="/auth/sign-in">Đăng nhập</a> · <a href="/auth/sign-in" lang="en">Sign in</a></p>
<p><small>${safe(code)} · ${safe(instance)}</small></p>`,
  );
