import { join } from 'node:path';
import { readSettings, secret, setting, type Settings, type ValuesOf } from '@tertulia/environment';
import { z } from 'zod';
import { services } from './services.js';

const port = z.coerce.number().int().min(0).max(65_535);

const supervisorSettings = {
  /** Null when the setting is missing; likewise the next two. */
  databaseUrl: secret(
    'DATABASE_URL',
    'postgres://… of a server, for a role that may create databases and roles',
    z
      .url({ protocol: /^postgres(ql)?$/ })
      .nullable()
      .default(null),
  ),
  redisUrl: secret(
    'REDIS_URL',
    'redis://… of a server',
    z
      .url({ protocol: /^rediss?$/ })
      .nullable()
      .default(null),
  ),
  mongoUrl: secret(
    'MONGODB_URL',
    'mongodb://… with the name of a database',
    z
      .string()
      .regex(/^mongodb(\+srv)?:\/\//)
      .nullable()
      .default(null),
  ),
  /** False stores analytics in PostgreSQL. */
  usesMongo: setting(
    'ANALYTICS_STORE',
    'mongodb, or postgresql to do without MongoDB',
    z
      .enum(['mongodb', 'postgresql'])
      .default('mongodb')
      .transform((store) => store === 'mongodb'),
  ),
  port: setting('PORT', 'the public port, 0 chooses a free one', port.default(3000)),
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
  dataDir: setting('TERTULIA_DATA', 'the folder for secrets, default .tertulia', z.string().nullable().default(null)),
  hasPortal: setting(
    'PORTAL',
    'on or off: the portal beside the API',
    z
      .enum(['on', 'off'])
      .default('on')
      .transform((portal) => portal === 'on'),
  ),
  logLevel: setting(
    'LOG_LEVEL',
    'debug, info, warn, error',
    z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  ),
};

/** Ports chosen by the operator, by the name of the service. */
const portSettings: Settings = Object.fromEntries(
  services.map(({ name }) => [
    name,
    setting(`SERVICE_PORT_${name.toUpperCase()}`, `a port number for ${name}`, port.nullable().default(null)),
  ]),
);

/** Settings of the supervisor. */
export interface DistributedEnvironment extends Omit<ValuesOf<typeof supervisorSettings>, 'dataDir'> {
  readonly dataDir: string;
  /** Settings of services, passed on unchanged. */
  readonly given: Readonly<Record<string, string>>;
  readonly ports: ReadonlyMap<string, number>;
}

/** @throws EnvironmentError that lists everything that is wrong; missing servers are reported later, with those that do not respond */
export function readDistributedEnvironment(
  root: string,
  source: NodeJS.ProcessEnv = process.env,
): DistributedEnvironment {
  const settings = readSettings(supervisorSettings, source);
  return {
    ...settings,
    dataDir: settings.dataDir ?? join(root, '.tertulia'),
    given: Object.fromEntries(Object.entries(source).flatMap(([name, value]) => (value ? [[name, value]] : []))),
    ports: portsOf(source),
  };
}

function portsOf(source: NodeJS.ProcessEnv): ReadonlyMap<string, number> {
  const read = Object.entries(readSettings(portSettings, source));
  return new Map(read.flatMap(([name, chosen]) => (typeof chosen === 'number' ? [[name, chosen]] : [])));
}
