/**
 * How a refusal is told to people: the HTTP status, what is wrong and what to do, in both languages.
 * `{name}` in a text is filled from the refusal's params; a text must read well without its field.
 */
export interface Problem {
  readonly status: number;
  readonly vi: string;
  readonly en: string;
  readonly action: { readonly vi: string; readonly en: string };
}
