import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const root = dirname(fileURLToPath(import.meta.url));
const flagFolder = join(
  dirname(createRequire(import.meta.url).resolve('country-flag-icons/package.json')),
  '3x2',
);

/**
 * Serves the flags as static files under /flags/<ISO 3166-1 alpha-2>.svg, so that none of them is in
 * the bundle and a browser fetches only those it shows.
 */
function flags(): Plugin {
  const name = /^\/flags\/([A-Z]{2})\.svg$/;
  return {
    name: 'flags',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const match = name.exec(request.url ?? '');
        if (!match) return next();
        response.setHeader('Content-Type', 'image/svg+xml');
        createReadStream(join(flagFolder, `${match[1]}.svg`))
          .on('error', () => {
            response.statusCode = 404;
            response.end();
          })
          .pipe(response);
      });
    },
    generateBundle() {
      for (const file of readdirSync(flagFolder)) {
        if (!/^[A-Z]{2}\.svg$/.test(file)) continue;
        this.emitFile({
          type: 'asset',
          fileName: `flags/${file}`,
          source: readFileSync(join(flagFolder, file)),
        });
      }
    },
  };
}

export default defineConfig({
  root,
  plugins: [react(), flags()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Inlined data: URIs would need holes in the Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': 'http://127.0.0.1:3000',
      '/health': 'http://127.0.0.1:3000',
    },
  },
});
