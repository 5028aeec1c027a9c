import { readSettings, secret, setting } from '@tertulia/environment';
import {
  optionalRedisUrl,
  principalSecret,
  publicUrl,
  serviceSettings,
  visitorTokenSecret,
  type ServiceSettings,
} from '@tertulia/service/declaration';
import { z } from 'zod';

const wholeNumber = z.coerce.number().int();
const optionalSecret = z.string().min(32).nullable().default(null);

/** Settings of the gateway, besides the addresses of the subgraphs. */
export const gatewaySettings = {
  ...serviceSettings({ port: 4000 }),
  redisUrl: optionalRedisUrl,
  supergraphFile: setting('SUPERGRAPH_FILE', 'the path of a composed supergraph', z.string()),
  /** Null: every operation is sent as text. */
  operationsFile: setting(
    'OPERATIONS_FILE',
    'the path of the operations that callers may name by their hash',
    z.string().nullable().default(null),
  ),
  /** Null: no widget files are served. */
  widgetFolder: setting(
    'WIDGET_FILES',
    'the folder of the built chat, served beside the graph',
    z.string().nullable().default(null),
  ),
  /** Null: all other paths are 404. */
  portalUrl: setting(
    'PORTAL_URL',
    'http://… of the portal, to which all other paths are proxied',
    z.url().nullable().default(null).transform(withoutSlash),
  ),
  gatewaysExpected: setting(
    'GATEWAYS_EXPECTED',
    'how many gateways run; while Redis is unavailable each applies its share of the limits',
    wholeNumber.min(1).max(1_000).default(2),
  ),
  /** Null: the listening address. */
  publicUrl: setting(publicUrl.variable, publicUrl.meaning, z.url().nullable().default(null)),
  extraOrigins: setting(
    'EXTRA_ORIGINS',
    'additional origins of own pages, separated by commas',
    z.string().default('').transform(listOf),
  ),
  principalSecret: secret(principalSecret.variable, principalSecret.meaning, optionalSecret),
  visitorTokenSecret: secret(visitorTokenSecret.variable, visitorTokenSecret.meaning, optionalSecret),
  identitySubgraph: setting(
    'IDENTITY_SUBGRAPH',
    'name of the subgraph that checks sessions and API keys; without it every caller is anonymous',
    z.string().nullable().default(null),
  ),
  /** Null: nothing from outside reaches it. */
  hooksSubgraph: setting(
    'HOOKS_SUBGRAPH',
    'name of the subgraph that receives calls of other systems and returns from providers',
    z.string().nullable().default(null),
  ),
  /** Null: nobody can unsubscribe by a link, and no kept mail is shown. */
  mailSubgraph: setting(
    'MAIL_SUBGRAPH',
    'name of the subgraph that serves the pages of mails, /mail and below',
    z.string().nullable().default(null),
  ),
  /** Null: exported files cannot be downloaded. */
  filesSubgraph: setting(
    'FILES_SUBGRAPH',
    'name of the subgraph that serves exported files, below /files/',
    z.string().nullable().default(null),
  ),
  /** Null: visitors cannot send files. */
  uploadsSubgraph: setting(
    'UPLOADS_SUBGRAPH',
    'name of the subgraph that takes and serves files of visitors, below /uploads/',
    z.string().nullable().default(null),
  ),
  executor: setting(
    'EXECUTOR',
    'tertulia or apollo: who executes the plans of queries; the second is for comparison',
    z.enum(['tertulia', 'apollo']).default('tertulia'),
  ),
  trustedProxyHops: setting(
    'TRUSTED_PROXY_HOPS',
    'how many trusted proxies are in front of the gateway',
    wholeNumber.min(0).max(10).default(0),
  ),
  anonymousRequestsPerMinute: setting(
    'ANONYMOUS_REQUESTS_PER_MINUTE',
    'a whole number; requests per minute of one address without a credential',
    wholeNumber.min(1).nullable().default(null),
  ),
  /** Per day and bot. */
  conversationsPerAddress: setting(
    'CONVERSATIONS_PER_ADDRESS',
    'a whole number; conversations that one address may start with one bot per day',
    wholeNumber.min(1).default(200),
  ),
  credentialRecheckMs: setting(
    'CREDENTIAL_RECHECK_SECONDS',
    'seconds, 1 to 3600; how often a socket’s credential is looked at',
    wholeNumber
      .min(1)
      .max(3_600)
      .default(15)
      .transform((seconds) => seconds * 1_000),
  ),
  /** Null: the mailbox `security` of the public host. */
  securityContact: setting(
    'SECURITY_CONTACT',
    'mailto:… or https://… for reports of vulnerabilities, shown in security.txt',
    z.url().nullable().default(null),
  ),
  areMetricsExposed: setting(
    'EXPOSE_METRICS',
    'true or false: serve metrics on the public port too',
    z
      .enum(['true', 'false'])
      .default('false')
      .transform((text) => text === 'true'),
  ),
};

type Read = ReturnType<typeof readSettings<typeof gatewaySettings>>;

/** Settings of the gateway as a process of its own. */
export interface GatewayEnvironment extends Omit<Read, 'anonymousRequestsPerMinute'>, ServiceSettings {
  /** Per address. The default is high when there is no identity subgraph and every caller is anonymous. */
  readonly anonymousRequestsPerMinute: number;
  /** Addresses that replace those of the file; the key of `SUBGRAPH_URL_BOTS` is `BOTS`. */
  readonly subgraphUrls: ReadonlyMap<string, string>;
}

const urlPrefix = 'SUBGRAPH_URL_';

/**
 * Reads the settings.
 * @throws EnvironmentError that lists all invalid settings
 */
export function readGatewayEnvironment(source: NodeJS.ProcessEnv = process.env): GatewayEnvironment {
  const settings = readSettings(gatewaySettings, source);
  return Object.freeze({
    ...settings,
    anonymousRequestsPerMinute:
      settings.anonymousRequestsPerMinute ?? (settings.identitySubgraph === null ? 60_000 : 300),
    subgraphUrls: new Map(
      Object.entries(source)
        .filter(([name, value]) => name.startsWith(urlPrefix) && value !== undefined && value !== '')
        .map(([name, value]) => [name.slice(urlPrefix.length), value ?? '']),
    ),
  });
}

function withoutSlash(url: string | null): string | null {
  return url?.replace(/\/+$/, '') ?? null;
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/**
 * Disables the usage reports that the gateway library sends to its vendor. The library reads this variable when it is created and has no
 * option for it.
 */
export function disableVendorTelemetry(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
}
