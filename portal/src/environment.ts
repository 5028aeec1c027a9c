/** True under the development server, which evaluates code to replace it in place. */
export function isDevelopment(): boolean {
  return process.env['NODE_ENV'] === 'development';
}
