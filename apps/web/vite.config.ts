import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // The API puts the nonce of the answer in its place; Mantine writes it on the styles that it makes.
  html: { cspNonce: '{{nonce}}' },
  build: {
    target: 'es2022',
    // A file of its own each: `data:` addresses would need a wider policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_000,
    rolldownOptions: {
      output: {
        // What every page stands on, in one file: cut into small ones it packs worse by a tenth.
        codeSplitting: {
          groups: [
            {
              name: 'base',
              test: /node_modules[\\/](react|react-dom|scheduler|i18next|react-i18next|openapi-fetch|clsx|@tanstack[\\/](react-router|router-core|history|react-store|store|react-query|query-core)|@mantine[\\/](hooks|core[\\/]esm[\\/](core|components[\\/](Alert|Anchor|Badge|Button|Center|CloseButton|Container|Grid|Group|Input|InputBase|Loader|Paper|Stack|Tabs|Text|TextInput|Title|Transition|UnstyledButton))))[\\/]/,
            },
          ],
        },
      },
    },
  },
});
