// The page's build: one shell, every page its own chunk, for browsers back to Chrome 100; and the offline verifier.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { offlineVerifier } from './vite.offline.ts';

export default defineConfig({
  plugins: [react(), offlineVerifier()],
  build: { target: 'chrome100', sourcemap: false, chunkSizeWarningLimit: 900 },
  server: { proxy: { '/api': 'http://127.0.0.1:8321' } },
});
