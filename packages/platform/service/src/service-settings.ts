import { secret, setting, type ValuesOf } from '@tertulia/environment';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const milliseconds = (defaultSeconds: number) =>
  z.coerce
    .number()
    .min(0)
    .max(600)
    .default(defaultSeconds)
    .transform((seconds) => seconds * 1_000);

/** Settings of every service as a separate process. */
export function serviceSettings(defaults: { readonly port: number }) {
  return {
    port: setting('PORT', 'a port number to listen on', port.default(defaults.port)),
    host: setting('HOST', 'the address to listen on', z.string().default('127.0.0.1')),
    adminPort: setting(
      'ADMIN_PORT',
      'a port number for health, readiness and metrics, 0 chooses a free one; never public',
      port.default(0),
    ),
    logLevel: setting(
      'LOG_LEVEL',
      'debug, info, warn or error',
      z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    ),
    /** How long it serves after it was asked to stop. */
    drainMs: setting(
      'DRAIN_SECONDS',
      'seconds to keep serving after SIGTERM, while other replicas take over',
      milliseconds(6),
    ),
    /** How long it waits for servers that do not respond yet. */
    startPatienceMs: setting(
      'START_PATIENCE_SECONDS',
      'seconds to wait for servers that do not respond yet',
      milliseconds(60),
    ),
    /** Null: no traces are sent. */
    tracesUrl: setting(
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      'http://… of an OTLP receiver for traces; without it none are sent',
      z.url().nullable().default(null),
    ),
  };
}

const redisAddress = z.url({ protocol: /^rediss?$/ });

/** The server that all services share. */
export const redisUrl = secret('REDIS_URL', 'redis://… of the Redis server that all services share', redisAddress);

/** The same, for a service that does not require it. */
export const optionalRedisUrl = secret(redisUrl.variable, redisUrl.meaning, redisAddress.nullable().default(null));

/** Signs principals. */
export const principalSecret = secret(
  'PRINCIPAL_SECRET',
  'signs principals: at least 32 characters, the same at the gateway and all subgraphs',
  z.string().min(32),
);

/** Signs visitors' tokens. */
export const visitorTokenSecret = secret(
  'VISITOR_TOKEN_SECRET',
  'signs visitors’ tokens: at least 32 characters, the same at runtime and the gateway',
  z.string().min(32),
);

/** Without a slash at the end. */
export const publicUrl = setting(
  'PUBLIC_URL',
  'where browsers reach the platform, such as https://app.example.com',
  z.url().transform((url) => url.replace(/\/+$/, '')),
);

/** The variable with the address of a subgraph. */
export function subgraphUrlVariable(name: string): string {
  return `SUBGRAPH_URL_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`;
}

/** The address of another subgraph. */
export function subgraphUrl(name: string) {
  return setting(subgraphUrlVariable(name), `the address of ${name}, such as http://${name}:4100/graphql`, z.url());
}

/** How a service listens, what it logs and how long it waits. */
export interface ServiceSettings extends ValuesOf<ReturnType<typeof serviceSettings>> {
  /** Null only where a service does not require it. */
  readonly redisUrl: string | null;
}
