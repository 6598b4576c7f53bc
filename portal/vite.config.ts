import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { routesAsData } from '../domain/contract/routes-as-data.ts';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), routesAsData],
  build: {
    outDir: '../dist/portal',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: {
      output: {
        // Code that rarely changes has the same file name in each version, so that it stays in the browser's cache.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/ },
            { name: 'zod', test: /node_modules[\\/]zod[\\/]/ },
          ],
        },
      },
    },
  },
});
