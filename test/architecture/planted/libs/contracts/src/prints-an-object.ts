export const text = (thing: { readonly name: string }) => `${thing}`;
