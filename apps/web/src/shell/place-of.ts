/** Where in the form (`form`, where a page has more than one) a field of a problem stands: `content.figures[0].value` at `field-figures-0-value`. */
export const placeOf = (field: string, form = ''): string =>
  `field${form}-${field
    .replace(/^content\./, '')
    .replace(/^(evidence|attachments)\[\d+\].*$/, '$1')
    .replaceAll(/[[\].]+/g, '-')
    .replace(/-$/, '')}`;
