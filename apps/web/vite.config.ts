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
  },
});
