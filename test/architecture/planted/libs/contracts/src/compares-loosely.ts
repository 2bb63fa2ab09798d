export const same = (a: string, b: number | string) => a == b;
