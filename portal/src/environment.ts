/** True under the development server, which evaluates code to replace it in place. */
export function isDevelopment(): boolean {
  return process.env['NODE_ENV'] === 'development';
}

/** Names the build that this code belongs to, the same in browser and server; empty under the development server. */
export function ownBuild(): string {
  return process.env['PORTAL_BUILD'] ?? '';
}
