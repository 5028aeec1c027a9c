import { pino, type Logger } from 'pino';

const secretPaths = ['password', 'token', 'key', 'secret', 'authorization', 'cookie'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

export type { Logger } from 'pino';

/** JSON lines with the service's name; secrets are blotted out wherever they stand. */
export function createLog(name: string, level = 'info'): Logger {
  return pino({ name, level, redact: { paths: secretPaths, censor: '[redacted]' } });
}
