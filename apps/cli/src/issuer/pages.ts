/** Somebody of the sample agency. */
export interface SamplePerson {
  readonly personId: string;
  readonly name: string;
  /** As shown beside the name. */
  readonly offices: string;
  /** How strongly they sign in, as tokens say it (`acr`); nothing is said unless told. */
  readonly acr?: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

const page = (title: string, body: string): string => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
h1 { font-size: 1.5rem }
.mark { background: #fff3bf; padding: .5rem .75rem }
ul { list-style: none; padding: 0 }
li { margin: .5rem 0 }
button { font: inherit; width: 100%; text-align: left; padding: .6rem .75rem; border: 1px solid #767676; border-radius: .25rem; background: #f8f9fa; cursor: pointer }
button:hover, button:focus-visible { background: #e7f5ff; outline: 2px solid #1864ab }
small { display: block; color: #495057 }
</style>
</head>
<body>
${body}
</body>
</html>
`;

/** One click signs in: these are invented people on somebody's own machine. */
export const peoplePage = (uid: string, people: readonly SamplePerson[]): string =>
  page(
    'Đăng nhập – dữ liệu mẫu',
    `<h1>Đăng nhập<small lang="en">Sign in</small></h1>
<p class="mark">Dữ liệu mẫu: chọn một người để đăng nhập, không cần mật khẩu. Chỉ dùng trên máy này.
<small lang="en">Sample data: choose a person to sign in as, without a password. For this machine only.</small></p>
<form method="post" action="/interaction/${encodeURIComponent(uid)}">
<ul>
${people
  .map(
    ({ personId, name, offices }) =>
      `<li><button name="person" value="${safe(personId)}">${safe(name)}<small>${safe(personId)} – ${safe(offices)}</small></button></li>`,
  )
  .join('\n')}
</ul>
</form>`,
  );

/** `form` is the issuer's own, with the id named. */
export const signOutPage = (form: string): string =>
  page(
    'Đăng xuất – dữ liệu mẫu',
    `<h1>Đăng xuất<small lang="en">Sign out</small></h1>
${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">Đăng xuất khỏi nơi đăng nhập mẫu
<small lang="en">Sign out of the sample issuer too</small></button>`,
  );

export const signedOutPage = (): string =>
  page('Đã đăng xuất', '<h1>Đã đăng xuất<small lang="en">Signed out</small></h1>');

export const problemPage = (code: string): string =>
  page(
    'Không đăng nhập được',
    `<h1>Không đăng nhập được<small lang="en">Sign-in failed</small></h1>
<p>Hãy bắt đầu lại từ trang của hệ thống.<small lang="en">Begin again from the system's own page.</small></p>
<p><code>${safe(code)}</code></p>`,
  );
