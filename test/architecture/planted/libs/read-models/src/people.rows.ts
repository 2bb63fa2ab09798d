export const PersonRow = 1;
