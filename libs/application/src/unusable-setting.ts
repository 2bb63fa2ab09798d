/** A variable of the environment that cannot be used as it is; says what to do, Vietnamese first, English on the next line. */
export class UnusableSetting extends Error {
  override readonly name = 'UnusableSetting';

  constructor(vietnamese: string, english: string, options?: ErrorOptions) {
    super(`${vietnamese}\n${english}`, options);
  }
}

/** What holds a password, and may stand in a file that `<its name>_FILE` names. */
export const SECRETS = [
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'DATABASE_FEED_URL',
  'DONDOC_TOKEN_SECRET',
  'OIDC_CLIENT_SECRET',
] as const;

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What a check of the whole environment found: each variable that is missing, or what is wrong with it. */
export const unusable = (issues: readonly Issue[], env: NodeJS.ProcessEnv): UnusableSetting => {
  const found = (missing: string, or: string): string =>
    issues
      .map(({ path, message }) => {
        const name = path.map(String).join('.');
        if (env[name]) return `${name}: ${message}`;
        return SECRETS.some((secret) => secret === name)
          ? `${name} ${missing} (${or} ${name}_FILE)`
          : `${name} ${missing}`;
      })
      .join('; ');
  return new UnusableSetting(
    `Biến môi trường thiếu hoặc sai: ${found('chưa được đặt', 'hoặc')}. Hãy đặt lại rồi chạy lại (docs/operating.md).`,
    `Environment: ${found('is not set', 'or')}. Set it right and run this again (docs/operating.md).`,
  );
};
