import { readEnvironment } from '@tertulia/environment';
import { z } from 'zod';

const address = 'address of /graphql of the subgraph';

const schema = z.object({
  DATABASE_OWNER_URL: z.url().describe('postgres://… of tertulia_runtime for a role that may create databases'),
  DATABASE_URL: z.url().describe('postgres://… of tertulia_runtime for the application role'),
  PRINCIPAL_SECRET: z.string().min(32).describe('at least 32 characters, the same as at the gateway'),
  VISITOR_TOKEN_SECRET: z.string().min(32).describe('at least 32 characters, the same as at the gateway'),
  SUBGRAPH_URL_BOTS: z.url().describe(`${address} bots`),
  SUBGRAPH_URL_IDENTITY: z.url().describe(`${address} identity`),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4104).describe('a port number'),
  HOST: z.string().default('127.0.0.1').describe('the address to listen on'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('debug, info, warn or error'),
});

/** Settings of runtime as a process of its own. */
export interface RuntimeEnvironment {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly principalSecret: string;
  readonly visitorTokenSecret: string;
  /** By subgraph. */
  readonly urls: Readonly<Record<string, string>>;
  readonly port: number;
  readonly host: string;
  readonly logLevel: string;
}

/**
 * Reads the settings.
 * @throws EnvironmentError that names everything to correct
 */
export function readRuntimeEnvironment(source: NodeJS.ProcessEnv = process.env): RuntimeEnvironment {
  const settings = readEnvironment(schema, source);
  return {
    ownerUrl: settings.DATABASE_OWNER_URL,
    appUrl: settings.DATABASE_URL,
    principalSecret: settings.PRINCIPAL_SECRET,
    visitorTokenSecret: settings.VISITOR_TOKEN_SECRET,
    urls: { bots: settings.SUBGRAPH_URL_BOTS, identity: settings.SUBGRAPH_URL_IDENTITY },
    port: settings.PORT,
    host: settings.HOST,
    logLevel: settings.LOG_LEVEL,
  };
}
