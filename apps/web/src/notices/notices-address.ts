/** `?unread=true`: those that are not read, alone. */
export const noticesAddress = ({
  unread,
}: Record<string, unknown>): { readonly unread?: true | undefined } => (unread === true ? { unread } : {});
