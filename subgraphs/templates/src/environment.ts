import { readEnvironment } from '@tertulia/environment';
import { z } from 'zod';

const schema = z.object({
  DATABASE_OWNER_URL: z.url().describe('postgres://… of tertulia_templates for a role that may create databases'),
  DATABASE_URL: z.url().describe('postgres://… of tertulia_templates for the application role'),
  BOTS_URL: z.url().describe('address of /graphql of the bots subgraph, such as http://bots:4102/graphql'),
  PRINCIPAL_SECRET: z.string().min(32).describe('at least 32 characters, the same as at the gateway'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4103).describe('a port number'),
  HOST: z.string().default('127.0.0.1').describe('the address to listen on'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('debug, info, warn or error'),
});

/** Settings of templates as a process of its own. */
export interface TemplatesEnvironment {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly botsUrl: string;
  readonly principalSecret: string;
  readonly port: number;
  readonly host: string;
  readonly logLevel: string;
}

/**
 * Reads the settings.
 * @throws EnvironmentError that names everything to correct
 */
export function readTemplatesEnvironment(source: NodeJS.ProcessEnv = process.env): TemplatesEnvironment {
  const settings = readEnvironment(schema, source);
  return {
    ownerUrl: settings.DATABASE_OWNER_URL,
    appUrl: settings.DATABASE_URL,
    botsUrl: settings.BOTS_URL,
    principalSecret: settings.PRINCIPAL_SECRET,
    port: settings.PORT,
    host: settings.HOST,
    logLevel: settings.LOG_LEVEL,
  };
}
