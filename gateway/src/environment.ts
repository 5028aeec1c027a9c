import { readEnvironment } from '@tertulia/environment';
import { redisUrl, serviceSettings, serviceShape, type ServiceSettings } from '@tertulia/service';
import { z } from 'zod';

const schema = z.object({
  ...serviceShape({ port: 4000 }),
  REDIS_URL: redisUrl().optional(),
  SUPERGRAPH_FILE: z.string().describe('path of a composed supergraph'),
  WIDGET_FILES: z.string().optional().describe('folder of the built chat, served beside the graph'),
  PORTAL_URL: z.url().optional().describe('http://… of the portal, to which all other paths are proxied'),
  GATEWAYS_EXPECTED: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000)
    .default(2)
    .describe('how many gateways run; while Redis is unavailable each applies its share of the limits'),
  PUBLIC_URL: z.url().optional().describe('where callers reach the gateway, such as https://app.example.com'),
  EXTRA_ORIGINS: z.string().default('').describe('additional origins of own pages, separated by commas'),
  PRINCIPAL_SECRET: z.string().min(32).optional().describe('at least 32 characters, the same as at the subgraphs'),
  VISITOR_TOKEN_SECRET: z.string().min(32).optional().describe('at least 32 characters, the same as at runtime'),
  IDENTITY_SUBGRAPH: z
    .string()
    .optional()
    .describe('name of the subgraph that checks sessions and API keys; without it every caller is anonymous'),
  TRUSTED_PROXY_HOPS: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe('how many trusted proxies are in front of the gateway'),
  ANONYMOUS_REQUESTS_PER_MINUTE: z.coerce
    .number()
    .int()
    .min(1)
    .optional()
    .describe('a whole number; requests per minute of one address without a credential'),
  CONVERSATIONS_PER_ADDRESS: z.coerce
    .number()
    .int()
    .min(1)
    .default(200)
    .describe('a whole number; conversations that one address may start with one bot per day'),
  CREDENTIAL_RECHECK_SECONDS: z.coerce.number().int().min(1).max(3_600).default(15).describe('seconds, 1 to 3600'),
  SECURITY_CONTACT: z
    .url()
    .optional()
    .describe('mailto:… or https://… for reports of vulnerabilities, shown in security.txt'),
  EXPOSE_METRICS: z
    .enum(['true', 'false'])
    .default('false')
    .describe('true or false: serve metrics on the public port too'),
});

/** Settings of the gateway as a process of its own. */
export interface GatewayEnvironment extends ServiceSettings {
  readonly supergraphFile: string;
  /** Null: no widget files are served. */
  readonly widgetFolder: string | null;
  /** Null: all other paths are 404. */
  readonly portalUrl: string | null;
  readonly gatewaysExpected: number;
  /** Null: the listening address. */
  readonly publicUrl: string | null;
  readonly extraOrigins: readonly string[];
  readonly principalSecret: string | null;
  readonly visitorTokenSecret: string | null;
  readonly identitySubgraph: string | null;
  readonly trustedProxyHops: number;
  /** Per address. The default is high when there is no identity subgraph and every caller is anonymous. */
  readonly anonymousRequestsPerMinute: number;
  /** Per day and bot. */
  readonly conversationsPerAddress: number;
  readonly credentialRecheckMs: number;
  readonly areMetricsExposed: boolean;
  /** Null: the mailbox `security` of the public host. */
  readonly securityContact: string | null;
  /** Addresses that replace those of the file; the key of `SUBGRAPH_URL_BOTS` is `BOTS`. */
  readonly subgraphUrls: ReadonlyMap<string, string>;
}

const urlPrefix = 'SUBGRAPH_URL_';

/**
 * Reads the settings.
 * @throws EnvironmentError that lists all invalid settings
 */
export function readGatewayEnvironment(source: NodeJS.ProcessEnv = process.env): GatewayEnvironment {
  const settings = readEnvironment(schema, source);
  return Object.freeze({
    ...serviceSettings(settings),
    redisUrl: settings.REDIS_URL ?? null,
    supergraphFile: settings.SUPERGRAPH_FILE,
    widgetFolder: settings.WIDGET_FILES ?? null,
    portalUrl: settings.PORTAL_URL?.replace(/\/+$/, '') ?? null,
    gatewaysExpected: settings.GATEWAYS_EXPECTED,
    publicUrl: settings.PUBLIC_URL ?? null,
    extraOrigins: settings.EXTRA_ORIGINS.split(',')
      .map((origin) => origin.trim())
      .filter((origin) => origin !== ''),
    principalSecret: settings.PRINCIPAL_SECRET ?? null,
    visitorTokenSecret: settings.VISITOR_TOKEN_SECRET ?? null,
    identitySubgraph: settings.IDENTITY_SUBGRAPH ?? null,
    trustedProxyHops: settings.TRUSTED_PROXY_HOPS,
    anonymousRequestsPerMinute:
      settings.ANONYMOUS_REQUESTS_PER_MINUTE ?? (settings.IDENTITY_SUBGRAPH === undefined ? 60_000 : 300),
    conversationsPerAddress: settings.CONVERSATIONS_PER_ADDRESS,
    credentialRecheckMs: settings.CREDENTIAL_RECHECK_SECONDS * 1_000,
    securityContact: settings.SECURITY_CONTACT ?? null,
    areMetricsExposed: settings.EXPOSE_METRICS === 'true',
    subgraphUrls: new Map(
      Object.entries(source)
        .filter(([name, value]) => name.startsWith(urlPrefix) && value !== undefined && value !== '')
        .map(([name, value]) => [name.slice(urlPrefix.length), value ?? '']),
    ),
  });
}

/**
 * Disables the usage reports that the gateway library sends to its vendor. The library reads this variable when it is created and has no
 * option for it.
 */
export function disableVendorTelemetry(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
}
