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
        // What seldom changes keeps its name from version to version, and with it its place in the browser's cache.
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
