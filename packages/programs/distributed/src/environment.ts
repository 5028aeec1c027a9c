import { readSettings, secret, setting, type Settings, type ValuesOf } from '@tertulia/environment';
import { dataDirOf, portNumber, programSettings } from '@tertulia/standalone/settings';
import { z } from 'zod';
import { services } from './services.js';

const supervisorSettings = {
  ...programSettings,
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
};

/** Ports chosen by the operator, by the name of the service. */
const portSettings: Settings = Object.fromEntries(
  services.map(({ name }) => [
    name,
    setting(`SERVICE_PORT_${name.toUpperCase()}`, `a port number for ${name}`, portNumber.nullable().default(null)),
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
    dataDir: dataDirOf(settings, root),
    given: Object.fromEntries(Object.entries(source).flatMap(([name, value]) => (value ? [[name, value]] : []))),
    ports: portsOf(source),
  };
}

function portsOf(source: NodeJS.ProcessEnv): ReadonlyMap<string, number> {
  const read = Object.entries(readSettings(portSettings, source));
  return new Map(read.flatMap(([name, chosen]) => (typeof chosen === 'number' ? [[name, chosen]] : [])));
}
