import { createTheme } from '@mantine/core';

/** The colours and letters of a calm office: one blue, whose text on white passes 7 : 1. */
export const theme = createTheme({
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  headings: { fontWeight: '600' },
  primaryColor: 'office',
  primaryShade: 7,
  colors: {
    office: [
      '#eaf3fb',
      '#d3e4f4',
      '#a4c7e8',
      '#73a9dc',
      '#4c8fd1',
      '#347fca',
      '#2676c8',
      '#1c5d99',
      '#15517f',
      '#0e4069',
    ],
  },
  defaultRadius: 'sm',
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
});
