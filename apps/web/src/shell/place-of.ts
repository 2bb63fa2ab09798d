/** Where in the form a field of a problem stands: `content.figures[0].value` at `field-figures-0-value`. */
export const placeOf = (field: string): string =>
  `field-${field
    .replace(/^content\./, '')
    .replace(/^evidence\[\d+\]$/, 'evidence')
    .replaceAll(/[[\].]+/g, '-')
    .replace(/-$/, '')}`;
