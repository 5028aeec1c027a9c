import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { PHASE_PRODUCTION_BUILD, PHASE_PRODUCTION_SERVER } from 'next/constants.js';
import { currentBuild, bundlerFolder } from './build-folder.mjs';

/** Headers of every response; the script policy with its nonce is set per request in src/proxy.ts. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=()' },
];

/** @returns {import('next').NextConfig} */
export default (phase) => ({
  distDir: phase === PHASE_PRODUCTION_SERVER ? currentBuild() : bundlerFolder,
  // Compiled into browser and server code, so that a page can detect that the server has another build.
  env: phase === PHASE_PRODUCTION_BUILD ? { PORTAL_BUILD: randomUUID() } : {},
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // With this on, Next 16.4 replaces changed modules in place and may miss an edit that takes the one before back. Off, it loads the
  // changed files again, which is as quick.
  experimental: { turbopackServerFastRefresh: false },
  // Relative imports end in .js everywhere in this repository; the bundler maps them to .ts only when it reads
  // "NodeNext". Types are checked against tsconfig.json by tsc, not by the build.
  typescript: { tsconfigPath: 'tsconfig.next.json', ignoreBuildErrors: true },
  turbopack: {
    root: join(import.meta.dirname, '..'),
    // Messages are compiled when the portal is built; a browser then needs no parser for them.
    rules: {
      '*.json': {
        condition: { path: /\/messages\/(?:es|en)\/[\w-]+\.json$/u },
        loaders: [join(import.meta.dirname, 'messages-loader.mjs')],
        as: '*.js',
      },
    },
    resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
  headers: () => Promise.resolve([{ source: '/:path*', headers: securityHeaders }]),
});
