// How Vite builds the window's page; the Node programs are built by scripts/build.ts with the same tool.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { workerLicenses } from './scripts/worker-licenses.ts';

export default defineConfig({
  plugins: [react()],
  worker: { format: 'es', plugins: () => [workerLicenses()] },
  build: {
    emptyOutDir: true,
    target: 'chrome140',
    // The content policy knows no data: fonts, and a page that loads from the disk gains nothing by inlining.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'third-party-licenses.md' },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 8_000,
  },
});
