import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { routesAsData } from '../domain/contract/routes-as-data.ts';

export default defineConfig({
  root: import.meta.dirname,
  base: '/admin/',
  plugins: [react(), routesAsData],
  build: { outDir: '../dist/admin', emptyOutDir: true, target: 'es2022' },
});
