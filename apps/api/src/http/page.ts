import { createHash } from 'node:crypto';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it can stand in a page, or between the double quotes of an attribute. */
export const safe = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

const STYLE =
  'body { font: 1rem/1.5 system-ui, sans-serif; max-width: 36rem; margin: 3rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff } small { color: #495057 }';

/** Nothing is loaded, sent or framed by a page of ours, and no style is taken but the one it has. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
};

/** `title` is text, `body` is HTML whose texts are `safe`. */
export const page = (title: string, body: string): string =>
  `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)} – Đôn Đốc</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${safe(title)}</h1>
${body}
</body>
</html>
`;
