import { requestOfLogLine } from '@tertulia/telemetry';
import { pino, type DestinationStream, type Logger } from 'pino';

const secretPaths = ['password', 'token', 'key', 'secret', 'authorization', 'cookie'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
]);

export type { Logger } from 'pino';

/** JSON lines with the service's name and the current request; secrets are redacted at any depth. */
export function createLog(name: string, level = 'info', destination?: DestinationStream): Logger {
  const options = { name, level, mixin: requestOfLogLine, redact: { paths: secretPaths, censor: '[redacted]' } };
  return destination === undefined ? pino(options) : pino(options, destination);
}
