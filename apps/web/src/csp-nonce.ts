/** The nonce of the page, for styles that are made at run time; browsers show it to scripts as a property only. */
export const cspNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
