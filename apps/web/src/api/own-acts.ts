const own = new Set<string>();

/** Of what a command of this page has made of something: that it changed is no news to whoever sent it. */
export const noteOwn = (answer: unknown): void => {
  if (typeof answer === 'object' && answer !== null && 'etag' in answer && typeof answer.etag === 'string')
    own.add(answer.etag);
};

export const isOwn = (etag: string): boolean => own.has(etag);
