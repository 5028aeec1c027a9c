import { join } from 'node:path';
import { readEnvironment } from '@tertulia/environment';
import { z } from 'zod';
import { services, type ServiceName } from './services.js';

const port = z.coerce.number().int().min(0).max(65_535);

const schema = z.object({
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('postgres://… of a server, for a role that may create databases and roles'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe('redis://… of a server'),
  MONGODB_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//)
    .optional()
    .describe('mongodb://… with the name of a database'),
  ANALYTICS_STORE: z
    .enum(['mongodb', 'postgresql'])
    .default('mongodb')
    .describe('mongodb, or postgresql to do without MongoDB'),
  PORT: port.default(3000).describe('the public port, 0 takes a free one'),
  HOST: z.string().default('127.0.0.1').describe('the address that the public port listens on'),
  PUBLIC_URL: z.url().optional().describe('where browsers reach it, such as https://app.example.com'),
  TERTULIA_DATA: z.string().optional().describe('the folder for secrets, default .tertulia'),
  PORTAL: z.enum(['on', 'off']).default('on').describe('on or off: the portal beside the API'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn').describe('debug, info, warn, error'),
});

/** Servers that the services stand on, as given; null where a setting is missing. */
export interface ServerUrls {
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly mongoUrl: string | null;
}

/** Settings of the starter. */
export interface DistributedEnvironment extends ServerUrls {
  /** False keeps numbers in PostgreSQL. */
  readonly usesMongo: boolean;
  readonly port: number;
  readonly host: string;
  /** Without a slash at the end; null means the address that it listens on. */
  readonly publicUrl: string | null;
  readonly dataDir: string;
  readonly hasPortal: boolean;
  readonly logLevel: string;
  /** Settings of services that are handed on as they are, and ports that are chosen by hand (`SERVICE_PORT_<NAME>`). */
  readonly given: Readonly<Record<string, string>>;
  readonly ports: ReadonlyMap<ServiceName, number>;
}

/** @throws EnvironmentError that names everything that is wrong; servers that are missing are told later, with those that do not answer */
export function readDistributedEnvironment(
  root: string,
  source: NodeJS.ProcessEnv = process.env,
): DistributedEnvironment {
  const settings = readEnvironment(schema, source);
  return {
    databaseUrl: settings.DATABASE_URL ?? null,
    redisUrl: settings.REDIS_URL ?? null,
    mongoUrl: settings.MONGODB_URL ?? null,
    usesMongo: settings.ANALYTICS_STORE === 'mongodb',
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    dataDir: settings.TERTULIA_DATA ?? join(root, '.tertulia'),
    hasPortal: settings.PORTAL === 'on',
    logLevel: settings.LOG_LEVEL,
    given: Object.fromEntries(Object.entries(source).flatMap(([name, value]) => (value ? [[name, value]] : []))),
    ports: portsOf(source),
  };
}

function portsOf(source: NodeJS.ProcessEnv): ReadonlyMap<ServiceName, number> {
  const shape = Object.fromEntries(services.map(({ name }) => [settingOfPort(name), port.optional()]));
  const read: Readonly<Record<string, number | undefined>> = readEnvironment(z.object(shape), source);
  return new Map(
    services.flatMap(({ name }) => {
      const chosen = read[settingOfPort(name)];
      return chosen === undefined ? [] : [[name, chosen] as const];
    }),
  );
}

function settingOfPort(name: ServiceName): string {
  return `SERVICE_PORT_${name.toUpperCase()}`;
}
