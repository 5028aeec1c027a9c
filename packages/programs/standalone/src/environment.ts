import { join } from 'node:path';
import { readSettings, secret, setting, type ValuesOf } from '@tertulia/environment';
import { gatewaySettings } from '@tertulia/gateway/environment';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const optionalText = z.string().nullable().default(null);
const smallDemoShare = 0.1;

const standaloneSettings = {
  port: setting('PORT', 'a port number, 0 chooses a free one', port.default(3000)),
  host: setting('HOST', 'the address to listen on', z.string().default('127.0.0.1')),
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
  dataDir: setting('TERTULIA_DATA', 'the folder for data, default .tertulia', optionalText),
  /** An external server; null runs the embedded one. */
  databaseUrl: secret(
    'DATABASE_URL',
    'postgres://… of a server of your own, for a role that may create databases and roles',
    z.url().nullable().default(null),
  ),
  /** How many of the demo’s visitors there are, 1 for all; null makes no demo. */
  demoShare: setting(
    'DEMO',
    'on, small (a tenth of the visitors) or off: demo data on an empty database',
    z
      .enum(['on', 'small', 'off'])
      .default('on')
      .transform((demo) => ({ on: 1, small: smallDemoShare, off: null })[demo]),
  ),
  hasPortal: setting(
    'PORTAL',
    'on or off: the portal beside the API',
    z
      .enum(['on', 'off'])
      .default('on')
      .transform((portal) => portal === 'on'),
  ),
  /** Address of the portal's development server, used instead of the built portal; null outside of `npm run dev`. */
  developmentPortalUrl: setting(
    'DEVELOPMENT_PORTAL_URL',
    'http://… of the portal’s development server, set by npm run dev: it is served instead of the built portal',
    z.url().nullable().default(null),
  ),
  /** Null opens none. */
  adminPort: setting(
    'ADMIN_PORT',
    'a port for health and metrics, on HOST; never make it public',
    port.nullable().default(null),
  ),
  logLevel: setting(
    'LOG_LEVEL',
    'debug, info, warn, error',
    z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  ),
  tracesUrl: gatewaySettings.tracesUrl,
  trustedProxyHops: gatewaySettings.trustedProxyHops,
  conversationsPerAddress: gatewaySettings.conversationsPerAddress,
  securityContact: gatewaySettings.securityContact,
};

/** Settings of the whole platform in one process. */
export interface StandaloneEnvironment extends Omit<ValuesOf<typeof standaloneSettings>, 'dataDir'> {
  readonly dataDir: string;
}

/** @throws EnvironmentError that lists everything to correct. */
export function readStandaloneEnvironment(
  root: string,
  source: NodeJS.ProcessEnv = process.env,
): StandaloneEnvironment {
  const settings = readSettings(standaloneSettings, source);
  return { ...settings, dataDir: settings.dataDir ?? join(root, '.tertulia') };
}
