import { readEnvironment } from '@tertulia/environment';
import { z } from 'zod';

const schema = z.object({
  DATABASE_OWNER_URL: z.url().describe('postgres://… of tertulia_billing for a role that may create databases'),
  DATABASE_URL: z.url().describe('postgres://… of tertulia_billing for the application role'),
  PRINCIPAL_SECRET: z.string().min(32).describe('at least 32 characters, the same as at the gateway'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4106).describe('a port number'),
  HOST: z.string().default('127.0.0.1').describe('the address to listen on'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('debug, info, warn or error'),
});

/** Settings of billing as a process of its own. */
export interface BillingEnvironment {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly principalSecret: string;
  readonly port: number;
  readonly host: string;
  readonly logLevel: string;
}

/**
 * Reads the settings.
 * @throws EnvironmentError that names everything to correct
 */
export function readBillingEnvironment(source: NodeJS.ProcessEnv = process.env): BillingEnvironment {
  const settings = readEnvironment(schema, source);
  return {
    ownerUrl: settings.DATABASE_OWNER_URL,
    appUrl: settings.DATABASE_URL,
    principalSecret: settings.PRINCIPAL_SECRET,
    port: settings.PORT,
    host: settings.HOST,
    logLevel: settings.LOG_LEVEL,
  };
}
