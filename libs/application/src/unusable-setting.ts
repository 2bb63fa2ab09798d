/** A variable of the environment that cannot be used as it is; says what to do, Vietnamese first, English on the next line. */
export class UnusableSetting extends Error {
  override readonly name = 'UnusableSetting';

  constructor(vietnamese: string, english: string, options?: ErrorOptions) {
    super(`${vietnamese}\n${english}`, options);
  }
}

/** What a check of the whole environment found: each variable with what is wrong with it. */
export const unusable = (
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): UnusableSetting => {
  const found = issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join('; ');
  return new UnusableSetting(
    `Biến môi trường thiếu hoặc sai: ${found}. Hãy đặt lại rồi chạy lại (docs/operating.md).`,
    `Environment: ${found}. Set it right and run this again (docs/operating.md).`,
  );
};
