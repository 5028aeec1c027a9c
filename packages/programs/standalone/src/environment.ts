import { join } from 'node:path';
import { readEnvironment } from '@tertulia/environment';
import { z } from 'zod';

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe('a port number, 0 takes a free one'),
  HOST: z.string().default('127.0.0.1').describe('the address to listen on'),
  PUBLIC_URL: z.url().optional().describe('where browsers reach it, such as https://app.example.com'),
  TERTULIA_DATA: z.string().optional().describe('the folder for data, default .tertulia'),
  DATABASE_URL: z
    .url()
    .optional()
    .describe('postgres://… of a server of your own, for a role that may create databases and roles'),
  DEMO: z
    .enum(['on', 'small', 'off'])
    .default('on')
    .describe('on, small (a tenth of the visitors) or off: demo data on an empty database'),
  PORTAL: z.enum(['on', 'off']).default('on').describe('on or off: the portal beside the API'),
  DEVELOPMENT_PORTAL_URL: z
    .url()
    .optional()
    .describe(
      'http://… of the portal’s development server, set by npm run dev: it is served instead of the built portal',
    ),
  TRUSTED_PROXY_HOPS: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe('how many proxies in front of it tell the caller’s address, 0 for none'),
  CONVERSATIONS_PER_ADDRESS: z.coerce
    .number()
    .int()
    .min(1)
    .default(200)
    .describe('a whole number; how many conversations one address may begin with one bot in a day'),
  ADMIN_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe('a port for health and figures, on HOST; never let it out'),
  SECURITY_CONTACT: z.url().optional().describe('mailto:… or https://… for who finds a hole, in security.txt'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional().describe('http://… of an OTLP receiver for traces'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn').describe('debug, info, warn, error'),
});

const smallDemoShare = 0.1;

/** Settings of the whole platform in one process. */
export interface StandaloneEnvironment {
  port: number;
  host: string;
  /** Without a slash at the end; null means the address that it listens on. */
  publicUrl: string | null;
  dataDir: string;
  /** A server of the owner's; null runs the embedded one. */
  databaseUrl: string | null;
  hasDemo: boolean;
  /** How many of the demo’s visitors come: 1 for all. */
  demoShare: number;
  hasPortal: boolean;
  /** Of the portal's development server, which then stands in for the built portal; null outside of `npm run dev`. */
  developmentPortalUrl: string | null;
  logLevel: string;
  trustedProxyHops: number;
  /** In a day, with one bot. */
  conversationsPerAddress: number;
  /** Null opens none. */
  adminPort: number | null;
  /** Null: the mailbox `security` of the public host. */
  securityContact: string | null;
  /** Where traces are sent; null sends none. */
  tracesUrl: string | null;
}

/** @throws EnvironmentError that names everything to correct. */
export function readStandaloneEnvironment(
  root: string,
  source: NodeJS.ProcessEnv = process.env,
): StandaloneEnvironment {
  const settings = readEnvironment(schema, source);
  return {
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    dataDir: settings.TERTULIA_DATA ?? join(root, '.tertulia'),
    databaseUrl: settings.DATABASE_URL ?? null,
    hasDemo: settings.DEMO !== 'off',
    demoShare: settings.DEMO === 'small' ? smallDemoShare : 1,
    hasPortal: settings.PORTAL === 'on',
    developmentPortalUrl: settings.DEVELOPMENT_PORTAL_URL ?? null,
    logLevel: settings.LOG_LEVEL,
    trustedProxyHops: settings.TRUSTED_PROXY_HOPS,
    conversationsPerAddress: settings.CONVERSATIONS_PER_ADDRESS,
    adminPort: settings.ADMIN_PORT ?? null,
    securityContact: settings.SECURITY_CONTACT ?? null,
    tracesUrl: settings.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
  };
}
