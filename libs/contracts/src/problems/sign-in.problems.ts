import type { Problem } from './problem.types.js';

const signInAgain = {
  vi: 'Đăng nhập lại tại /auth/sign-in.',
  en: 'Sign in again at /auth/sign-in.',
};
const askTheAdministrator = {
  vi: 'Báo quản trị hệ thống; cách đặt ở docs/operating.md.',
  en: 'Tell the administrator; docs/operating.md says how it is set up.',
};

/** Sign-in by a browser, and the session that follows. */
export const signInProblems = {
  SESSION_EXPIRED: {
    status: 401,
    vi: 'Bạn chưa đăng nhập, hoặc phiên đăng nhập đã kết thúc.',
    en: 'You are not signed in, or the session has ended.',
    action: signInAgain,
  },
  ACCESS_ENDED: {
    status: 401,
    vi: 'Mọi phiên đăng nhập và mã truy cập có trước đó của người này đã bị chấm dứt.',
    en: 'All earlier sessions and tokens of this person were ended.',
    action: {
      vi: 'Đăng nhập lại tại /auth/sign-in, hoặc lấy mã truy cập mới. Nếu không phải bạn yêu cầu, hỏi quản trị hệ thống.',
      en: 'Sign in again at /auth/sign-in, or get a new token. If it was not you who asked for it, ask the administrator.',
    },
  },
  SIGN_IN_NOT_FRESH: {
    status: 403,
    vi: 'Việc này cần vừa mới đăng nhập: lần đăng nhập của phiên này đã lâu, hoặc không rõ từ lúc nào.',
    en: 'This needs a sign-in of just now: that of this session was too long ago, or it is not known when it was.',
    action: {
      vi: 'Đăng nhập lại tại /auth/sign-in?fresh=true&returnTo=…, rồi gửi lại.',
      en: 'Sign in again at /auth/sign-in?fresh=true&returnTo=…, then send it again.',
    },
  },
  CSRF_REFUSED: {
    status: 403,
    vi: 'Yêu cầu có thể do một trang khác gửi thay bạn.',
    en: 'The request may have been sent for you by another site.',
    action: {
      vi: 'Gửi từ chính trang của hệ thống; chương trình thì gửi kèm mã truy cập (Authorization: Bearer …).',
      en: "Send it from the system's own pages; a program sends a token (Authorization: Bearer …).",
    },
  },
  SIGNED_IN_AS_ANOTHER: {
    status: 403,
    vi: 'Trình duyệt này nay do người khác đăng nhập; trang đã gửi yêu cầu được mở cho người trước.',
    en: 'Somebody else has signed in at this browser since the page that sent this was opened.',
    action: {
      vi: 'Tải lại trang để làm việc với người đang đăng nhập, hoặc đăng nhập lại bằng người trước.',
      en: 'Load the page again to work as whoever is signed in now, or sign in again as the person before.',
    },
  },
  SIGN_IN_NOT_SET_UP: {
    status: 404,
    vi: 'Hệ thống chưa nối với nơi đăng nhập nào (OIDC_ISSUER).',
    en: 'No issuer of sign-ins is set up (OIDC_ISSUER).',
    action: askTheAdministrator,
  },
  SIGN_IN_NEEDS_TLS: {
    status: 403,
    vi: 'Không đăng nhập được qua http: ai trên đường truyền cũng lấy được phiên đăng nhập.',
    en: 'Nobody can sign in over plain http: whoever is on the way could take the session.',
    action: {
      vi: 'Đặt máy chủ TLS phía trước (docker/proxy/dondoc.conf) và DONDOC_PUBLIC_URL=https://…; trên chính máy này thì dùng http://localhost.',
      en: 'Put TLS in front (docker/proxy/dondoc.conf) and set DONDOC_PUBLIC_URL=https://…; on this machine alone, use http://localhost.',
    },
  },
  SIGN_IN_ISSUER_UNAVAILABLE: {
    status: 503,
    vi: 'Nơi đăng nhập không trả lời.',
    en: 'The issuer of sign-ins does not answer.',
    action: {
      vi: 'Thử lại sau ít phút; nếu còn lỗi, báo quản trị hệ thống. Mã truy cập và phiên đang mở vẫn dùng được.',
      en: 'Try again in a while; if it persists, tell the administrator. Tokens and open sessions go on working.',
    },
  },
  SIGN_IN_ISSUER_MISMATCH: {
    status: 503,
    vi: 'Nơi đăng nhập tự xưng là một nơi khác với nơi mà cơ quan đã đặt.',
    en: 'The issuer of sign-ins says that it is another than the one that is set up.',
    action: {
      vi: 'Báo quản trị hệ thống: OIDC_ISSUER phải đúng từng chữ như "issuer" mà nơi đăng nhập công bố; nếu đã đúng, có thể có kẻ mạo danh ở giữa.',
      en: 'Tell the administrator: OIDC_ISSUER must be to the letter what the issuer publishes as "issuer"; if it is, somebody may be in between.',
    },
  },
  SIGN_IN_STALE: {
    status: 400,
    vi: 'Lần đăng nhập này đã quá hạn, đã dùng rồi, hoặc bắt đầu ở trình duyệt khác.',
    en: 'This sign-in has expired, was used before, or was begun in another browser.',
    action: signInAgain,
  },
  SIGN_IN_FAILED: {
    status: 401,
    vi: 'Nơi đăng nhập không xác nhận được bạn là ai.',
    en: 'The issuer of sign-ins did not vouch for you.',
    action: {
      vi: 'Đăng nhập lại tại /auth/sign-in; nếu còn lỗi, báo quản trị mã ở "instance".',
      en: 'Sign in again at /auth/sign-in; if it persists, give the administrator the id in "instance".',
    },
  },
  SIGN_IN_TOO_WEAK: {
    status: 403,
    vi: 'Bạn đã đăng nhập theo cách chưa đủ mạnh; cơ quan đòi hỏi hơn thế, thường là thêm một yếu tố thứ hai.',
    en: 'You signed in in a way that is too weak; the agency asks for more, as a rule for a second factor.',
    action: {
      vi: 'Đăng nhập lại tại /auth/sign-in theo cách mạnh hơn; nếu nơi đăng nhập không hỏi, báo quản trị hệ thống (OIDC_ACR_VALUES).',
      en: 'Sign in again at /auth/sign-in in a stronger way; if the issuer does not offer one, tell the administrator (OIDC_ACR_VALUES).',
    },
  },
  SIGN_IN_TOO_OLD: {
    status: 401,
    vi: 'Bạn đã đăng nhập ở nơi đăng nhập quá lâu rồi, hoặc nơi đó không cho biết từ lúc nào.',
    en: 'You signed in at the issuer too long ago, or it does not say when.',
    action: {
      vi: 'Đăng xuất ở nơi đăng nhập rồi đăng nhập lại tại /auth/sign-in; nếu còn lỗi, báo quản trị hệ thống (auth_time).',
      en: 'Sign out at the issuer and sign in again at /auth/sign-in; if it persists, tell the administrator (auth_time).',
    },
  },
  TOKEN_TOO_WEAK: {
    status: 401,
    vi: 'Mã truy cập này có từ một lần đăng nhập chưa đủ mạnh.',
    en: 'This token comes from a sign-in that is too weak.',
    action: {
      vi: 'Xin mã truy cập khác theo một trong các cách mà WWW-Authenticate nêu (acr_values).',
      en: 'Ask for a token by one of the ways that WWW-Authenticate names (acr_values).',
    },
  },
  TOKEN_SCOPE_MISSING: {
    status: 403,
    vi: 'Mã truy cập này không được cấp cho hệ thống: thiếu phạm vi (scope) của hệ thống.',
    en: 'This token was not given for this system: none of its scopes is in it.',
    action: {
      vi: 'Xin mã truy cập với phạm vi mà WWW-Authenticate nêu, hoặc phạm vi đó kèm ".read" nếu chỉ cần đọc (OIDC_API_SCOPE, docs/operating.md).',
      en: 'Ask for a token with the scope that WWW-Authenticate names, or that scope with ".read" where reading will do (OIDC_API_SCOPE, docs/operating.md).',
    },
  },
  TOKEN_READS_ONLY: {
    status: 403,
    vi: 'Mã truy cập này chỉ được dùng để đọc.',
    en: 'This token may be used for reading only.',
    action: {
      vi: 'Xin mã truy cập với phạm vi đầy đủ của hệ thống, không phải phạm vi ".read" (docs/operating.md).',
      en: 'Ask for a token with the whole scope of the system, and not that with ".read" (docs/operating.md).',
    },
  },
  SIGN_IN_PERSON_UNKNOWN: {
    status: 403,
    vi: 'Tài khoản của bạn không có trong danh bạ của cơ quan.',
    en: "Your account is not in the agency's directory.",
    action: {
      vi: 'Đề nghị quản trị hệ thống thêm bạn vào danh bạ, rồi đăng nhập lại.',
      en: 'Ask the administrator to add you to the directory, then sign in again.',
    },
  },
  SIGN_IN_AGENCY_UNKNOWN: {
    status: 403,
    vi: 'Không rõ tài khoản của bạn thuộc cơ quan nào của hệ thống.',
    en: 'It is not clear to which agency of the system your account belongs.',
    action: {
      vi: 'Báo quản trị hệ thống: đặt OIDC_AGENCY hoặc OIDC_CLAIM_AGENCY (docs/operating.md).',
      en: 'Tell the administrator: OIDC_AGENCY or OIDC_CLAIM_AGENCY is to be set (docs/operating.md).',
    },
  },
} as const satisfies Record<string, Problem>;
