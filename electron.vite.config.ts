import { defineConfig } from 'electron-vite';
import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { readFileSync } from 'node:fs';

/**
 * One program, two SQLite bindings. `aegis` is what is released; `libsql` is built only for the registry's older
 * Electron, whose Node-API cannot load the other one: there the driver file is replaced by its twin, nothing else.
 */
const binding = process.env['STOIKA_BINDING'] === 'libsql' ? 'libsql' : 'aegis';
const old = binding === 'libsql';
const at = (...parts: string[]) => resolve(import.meta.dirname, ...parts);
const outDir = (part: string) => at('out', ...(old ? ['libsql'] : []), part);
const packageFile = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string; devDependencies: Record<string, string> };

/** Same words as "imports" in package.json; written out, because the bundler asks for externals before it reads those. */
const alias = [
  ...(old ? [
    { find: /^(.*\/db|\.)\/driver\.ts$/, replacement: at('src/main/db/driver.libsql.ts') },
    // drizzle names the binding itself
    { find: /^better-sqlite3$/, replacement: 'libsql' },
  ] : []),
  // Its build for Node names a `require` of its own, which the bundle has already; this one is the same without threads.
  { find: /^fflate$/, replacement: 'fflate/browser' },
  { find: /^#shared\//, replacement: `${at('src/shared')}/` },
  { find: /^#main\//, replacement: `${at('src/main')}/` },
];

export default defineConfig({
  main: {
    resolve: { alias },
    define: { __STOIKA_BINDING__: JSON.stringify(binding), __VERSION__: JSON.stringify(packageFile.version) },
    build: {
      outDir: outDir('main'),
      emptyOutDir: true,
      target: old ? 'node20' : 'node24',
      // only what holds native code stays outside the bundle: the two bindings
      externalizeDeps: { exclude: [...Object.keys(packageFile.devDependencies), ...(old ? ['better-sqlite3'] : [])] },
      rolldownOptions: { input: { index: at('src/main/index.ts'), worker: at('src/main/worker/index.ts') } },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      outDir: outDir('preload'),
      emptyOutDir: true,
      externalizeDeps: false,
      // a sandboxed preload is one CommonJS file
      rolldownOptions: { input: { index: at('src/preload/index.ts'), media: at('src/preload/media.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: at('src/renderer'),
    resolve: { alias },
    plugins: [react()],
    build: {
      outDir: outDir('renderer'),
      emptyOutDir: true,
      target: old ? 'chrome130' : 'chrome150',
      minify: 'oxc',
      modulePreload: { polyfill: false },
      // fonts and sounds as files: the policy allows no data: fonts
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: at('src/renderer/index.html'), media: at('src/renderer/media.html') } },
    },
  },
});
