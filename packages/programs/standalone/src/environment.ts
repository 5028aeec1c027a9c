import { subgraph as analytics } from '@tertulia/analytics';
import { readSettings, secret, setting, type ValuesOf } from '@tertulia/environment';
import { gatewaySettings } from '@tertulia/gateway/environment';
import { subgraph as integrations } from '@tertulia/integrations';
import { mailSettings } from '@tertulia/mail/settings';
import { z } from 'zod';
import { dataDirOf, portNumber, programSettings } from './program-settings.js';

const smallDemoShare = 0.1;

const { egressAllowed, vendorUrls, googleClientId, googleClientSecret } = integrations.settings;
const { hubspotClientId, hubspotClientSecret, slackClientId, slackClientSecret, slackSigningSecret } =
  integrations.settings;

const { filesFolder, filesS3Url, filesS3Region, filesS3Key, filesS3Secret } = analytics.settings;

/** What the operator decides of integrations, of mails and of files. */
const outsideSettings = {
  ...mailSettings,
  ...{ egressAllowed, vendorUrls, googleClientId, googleClientSecret },
  ...{ hubspotClientId, hubspotClientSecret, slackClientId, slackClientSecret, slackSigningSecret },
  ...{ filesFolder, filesS3Url, filesS3Region, filesS3Key, filesS3Secret },
};

const standaloneSettings = {
  ...outsideSettings,
  ...programSettings,
  /** An external server; null runs the embedded one. */
  databaseUrl: secret(
    'DATABASE_URL',
    'postgres://… of a server of your own, for a role that may create databases and roles',
    z.url().nullable().default(null),
  ),
  /** How many of the demo’s visitors there are, 1 for all; null makes no demo. */
  demoShare: setting(
    'DEMO',
    'on, small (a tenth of the visitors) or off: demo data on an empty database',
    z
      .enum(['on', 'small', 'off'])
      .default('on')
      .transform((demo) => ({ on: 1, small: smallDemoShare, off: null })[demo]),
  ),
  /** Only on a host that nobody else reaches; null: on beside demo data. */
  mailTray: setting(
    'MAIL_TRAY',
    'on or off: without a mail server, mails are kept and shown at /mail to browsers of this machine; only on a loopback host, by default beside demo data',
    z.enum(['on', 'off']).nullable().default(null),
  ),
  /** Address of the portal's development server, used instead of the built portal; null outside of `npm run dev`. */
  developmentPortalUrl: setting(
    'DEVELOPMENT_PORTAL_URL',
    'http://… of the portal’s development server, set by npm run dev: it is served instead of the built portal',
    z.url().nullable().default(null),
  ),
  /** Null opens none. */
  adminPort: setting(
    'ADMIN_PORT',
    'a port for health and metrics, on HOST; never make it public',
    portNumber.nullable().default(null),
  ),
  tracesUrl: gatewaySettings.tracesUrl,
  executor: gatewaySettings.executor,
  trustedProxyHops: gatewaySettings.trustedProxyHops,
  conversationsPerAddress: gatewaySettings.conversationsPerAddress,
  securityContact: gatewaySettings.securityContact,
};

/** Settings of the whole platform in one process. */
export interface StandaloneEnvironment extends Omit<ValuesOf<typeof standaloneSettings>, 'dataDir'> {
  readonly dataDir: string;
}

/** @throws EnvironmentError that lists everything to correct. */
export function readStandaloneEnvironment(
  root: string,
  source: NodeJS.ProcessEnv = process.env,
): StandaloneEnvironment {
  const settings = readSettings(standaloneSettings, source);
  return { ...settings, dataDir: dataDirOf(settings, root) };
}

/** The settings of integrations, of mails and of files among those of the one process. */
export function outsideSettingsOf(environment: StandaloneEnvironment): ValuesOf<typeof outsideSettings> {
  const names = Object.keys(outsideSettings) as (keyof typeof outsideSettings)[];
  return Object.fromEntries(names.map((name) => [name, environment[name]])) as ValuesOf<typeof outsideSettings>;
}
