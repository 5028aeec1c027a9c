import type { DatabaseUrls } from '@tertulia/persistence';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const seconds = z.coerce.number().min(0).max(600);

/** Settings that every service has as a process of its own, for the schema of its environment. */
export function serviceShape(defaults: { readonly port: number }) {
  return {
    PORT: port.default(defaults.port).describe('a port number'),
    HOST: z.string().default('127.0.0.1').describe('the address to listen on'),
    ADMIN_PORT: port.default(0).describe('a port number for health, readiness and metrics, 0 takes a free one'),
    REDIS_URL: redisUrl(),
    LOG_LEVEL: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'])
      .default('info')
      .describe('debug, info, warn or error'),
    DRAIN_SECONDS: seconds.default(6).describe('seconds that it still answers after SIGTERM, while others take over'),
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional().describe('http://… of an OTLP receiver for traces'),
    START_PATIENCE_SECONDS: seconds.default(60).describe('seconds to wait for servers that are not there yet'),
  };
}

/** Settings of a subgraph, besides those that every service has. */
export function subgraphShape(about: { readonly name: string; readonly port: number }) {
  const database = `tertulia_${about.name}`;
  return {
    ...serviceShape(about),
    DATABASE_OWNER_URL: z.url().describe(`postgres://… of ${database} for a role that may create databases`),
    DATABASE_URL: z.url().describe(`postgres://… of ${database} for the application role`),
    PRINCIPAL_SECRET: z.string().min(32).describe('at least 32 characters, the same as at the gateway'),
  };
}

/** Where Redis is. */
export function redisUrl() {
  return z.url({ protocol: /^rediss?$/ }).describe('redis://… of the Redis server that all services share');
}

/** Where another subgraph answers; the setting is called `SUBGRAPH_URL_<NAME>`. */
export function subgraphUrl(name: string) {
  return z.url().describe(`where the subgraph ${name} answers, such as http://${name}:4100/graphql`);
}

/** How a service listens, what it logs and how long it is patient. */
export interface ServiceSettings {
  readonly port: number;
  readonly host: string;
  readonly adminPort: number;
  /** Null only where a service can do without. */
  readonly redisUrl: string | null;
  readonly logLevel: string;
  /** Where traces are sent; null sends none. */
  readonly tracesUrl: string | null;
  /** How long it goes on answering after it was asked to end. */
  readonly drainMs: number;
  /** How long it waits for servers that are not there yet. */
  readonly startPatienceMs: number;
}

/** What a subgraph is told that keeps its data in PostgreSQL. */
export interface StoredSubgraphSettings extends SubgraphSettings {
  readonly databases: DatabaseUrls;
}

/** What a subgraph is told. */
export interface SubgraphSettings extends ServiceSettings {
  readonly redisUrl: string;
  /** Null only where a subgraph can do without PostgreSQL. */
  readonly databases: DatabaseUrls | null;
  readonly principalSecret: string;
  /** Addresses of the subgraphs that it asks, by name. */
  readonly urls: Readonly<Record<string, string>>;
}

type Read<Shape extends z.ZodRawShape> = z.infer<z.ZodObject<Shape>>;

/** The settings of the schema's part `serviceShape`, but for Redis: not every service must have one. */
export function serviceSettings(
  read: Omit<Read<ReturnType<typeof serviceShape>>, 'REDIS_URL'>,
): Omit<ServiceSettings, 'redisUrl'> {
  return {
    port: read.PORT,
    host: read.HOST,
    adminPort: read.ADMIN_PORT,
    logLevel: read.LOG_LEVEL,
    tracesUrl: read.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    drainMs: read.DRAIN_SECONDS * 1_000,
    startPatienceMs: read.START_PATIENCE_SECONDS * 1_000,
  };
}

/** The settings of the schema's part `subgraphShape`; `urls` are those of the subgraphs that it asks. */
export function subgraphSettings(
  read: Read<ReturnType<typeof subgraphShape>>,
  urls: Readonly<Record<string, string>> = {},
): StoredSubgraphSettings {
  return {
    ...serviceSettings(read),
    redisUrl: read.REDIS_URL,
    databases: { ownerUrl: read.DATABASE_OWNER_URL, appUrl: read.DATABASE_URL },
    principalSecret: read.PRINCIPAL_SECRET,
    urls,
  };
}
