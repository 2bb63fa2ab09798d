import type { FastifyRequest } from 'fastify';
import type { ProblemDocument } from './problem-document.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** Where a person goes by themselves, a person reads the answer; everywhere else a program does. */
export const wantsPage = (request: FastifyRequest): boolean =>
  request.method === 'GET' &&
  request.url.startsWith('/auth/') &&
  (request.headers.accept ?? '').includes('text/html');

export const problemPage = ({ title, detail, detailEn, action, code, instance }: ProblemDocument): string =>
  `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)} – Đôn Đốc</title>
<style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff } small { color: #495057 }</style>
</head>
<body>
<h1>${safe(title)}</h1>
<p>${safe(detail)} ${safe(action.vi)}</p>
<p lang="en">${safe(detailEn)} ${safe(action.en)}</p>
<p><a href="/auth/sign-in">Đăng nhập</a> · <a href="/auth/sign-in" lang="en">Sign in</a></p>
<p><small>${safe(code)} · ${safe(instance)}</small></p>
</body>
</html>
`;
