import { readEnvironment } from '@tertulia/environment';
import { z } from 'zod';

const schema = z.object({
  DATABASE_OWNER_URL: z.url().describe('postgres://… of tertulia_bots for a role that may create databases'),
  DATABASE_URL: z.url().describe('postgres://… of tertulia_bots for the application role'),
  PRINCIPAL_SECRET: z.string().min(32).describe('at least 32 characters, the same as at the gateway'),
  PUBLIC_URL: z.url().describe('where visitors reach the platform, such as https://app.example.com'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4102).describe('a port number'),
  HOST: z.string().default('127.0.0.1').describe('the address to listen on'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('debug, info, warn or error'),
});

/** Settings of bots as a process of its own. */
export interface BotsEnvironment {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly principalSecret: string;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly port: number;
  readonly host: string;
  readonly logLevel: string;
}

/**
 * Reads the settings.
 * @throws EnvironmentError that names everything to correct
 */
export function readBotsEnvironment(source: NodeJS.ProcessEnv = process.env): BotsEnvironment {
  const settings = readEnvironment(schema, source);
  return {
    ownerUrl: settings.DATABASE_OWNER_URL,
    appUrl: settings.DATABASE_URL,
    principalSecret: settings.PRINCIPAL_SECRET,
    publicUrl: settings.PUBLIC_URL.replace(/\/+$/, ''),
    port: settings.PORT,
    host: settings.HOST,
    logLevel: settings.LOG_LEVEL,
  };
}
