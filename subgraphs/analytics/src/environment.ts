import { readEnvironment } from '@tertulia/environment';
import { z } from 'zod';

const schema = z.object({
  DATABASE_OWNER_URL: z.url().describe('postgres://… of tertulia_analytics for a role that may create databases'),
  DATABASE_URL: z.url().describe('postgres://… of tertulia_analytics for the application role'),
  PRINCIPAL_SECRET: z.string().min(32).describe('at least 32 characters, the same as at the gateway'),
  BOTS_URL: z.url().describe('where the subgraph bots answers, such as http://bots:4102/graphql'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4105).describe('a port number'),
  HOST: z.string().default('127.0.0.1').describe('the address to listen on'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('debug, info, warn or error'),
});

/** Settings of analytics as a process of its own. */
export interface AnalyticsEnvironment {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly principalSecret: string;
  readonly botsUrl: string;
  readonly port: number;
  readonly host: string;
  readonly logLevel: string;
}

/**
 * Reads the settings.
 * @throws EnvironmentError that names everything to correct
 */
export function readAnalyticsEnvironment(source: NodeJS.ProcessEnv = process.env): AnalyticsEnvironment {
  const settings = readEnvironment(schema, source);
  return {
    ownerUrl: settings.DATABASE_OWNER_URL,
    appUrl: settings.DATABASE_URL,
    principalSecret: settings.PRINCIPAL_SECRET,
    botsUrl: settings.BOTS_URL,
    port: settings.PORT,
    host: settings.HOST,
    logLevel: settings.LOG_LEVEL,
  };
}
