import { join } from 'node:path';
import { setting } from '@tertulia/environment';
import { z } from 'zod';

/** The value of a port; 0 chooses a free one. */
export const portNumber = z.coerce.number().int().min(0).max(65_535);

export const logLevel = setting(
  'LOG_LEVEL',
  'debug, info, warn, error',
  z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
);

/** Settings of a program that runs the whole platform, in one process or in many. */
export const programSettings = {
  port: setting('PORT', 'the public port, 0 chooses a free one', portNumber.default(3000)),
  host: setting('HOST', 'the address that the public port listens on', z.string().default('127.0.0.1')),
  /** Without a slash at the end; null means the address that it listens on. */
  publicUrl: setting(
    'PUBLIC_URL',
    'where browsers reach it, such as https://app.example.com',
    z
      .url()
      .nullable()
      .default(null)
      .transform((url) => url?.replace(/\/+$/, '') ?? null),
  ),
  dataDir: setting(
    'TERTULIA_DATA',
    'the folder for data and secrets, default .tertulia',
    z.string().nullable().default(null),
  ),
  hasPortal: setting(
    'PORTAL',
    'on or off: the portal beside the API',
    z
      .enum(['on', 'off'])
      .default('on')
      .transform((portal) => portal === 'on'),
  ),
  logLevel,
};

/** The folder for data and secrets: the chosen one, else one in the repository. */
export function dataDirOf({ dataDir }: { readonly dataDir: string | null }, root: string): string {
  return dataDir ?? join(root, '.tertulia');
}

/** The folder for exported files, where no other place is chosen. */
export function filesFolderOf(dataDir: string): string {
  return join(dataDir, 'files');
}
