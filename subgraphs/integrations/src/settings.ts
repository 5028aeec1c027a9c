import { secret, setting, type ValuesOf } from '@tertulia/environment';
import { publicUrl } from '@tertulia/service/declaration';
import { z } from 'zod';

const keyLengthMin = 32;
const portMax = 65_535;
const optional = z.string().min(1).nullable().default(null);
const standIns = /^([a-z]+=https?:\/\/[^\s,=]+([\s,]+|$))*$/;

/** Whether a text is a list of exact `host:port` pairs, separated by commas or spaces; an empty one is. */
export function isTargetList(text: string): boolean {
  return targetsOf(text).every((target) => {
    const port = /^(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+):(\d{1,5})$/.exec(target)?.[1];
    return port !== undefined && Number(port) >= 1 && Number(port) <= portMax;
  });
}

/** The `host:port` pairs of such a list. */
export function targetsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((target) => target !== '');
}

function clientId(vendor: string) {
  return setting(
    `${vendor}_CLIENT_ID`,
    `the platform’s client id at ${vendor}; without it, it cannot be connected`,
    optional,
  );
}

function clientSecret(vendor: string) {
  return secret(`${vendor}_CLIENT_SECRET`, `the platform’s client secret at ${vendor}`, optional);
}

/** The settings of integrations. */
export const integrationsSettings = {
  publicUrl,
  /** The first key encrypts, all decrypt. */
  credentialsKeys: secret(
    'CREDENTIALS_KEY',
    'encrypts the organizations’ secrets: at least 32 characters; several, separated by commas, while the first one replaces the others',
    z
      .string()
      .transform((text) => text.split(',').map((key) => key.trim()))
      .pipe(z.array(z.string().min(keyLengthMin)).min(1)),
  ),
  egressAllowed: setting(
    'EGRESS_ALLOWED',
    'exact host:port pairs, separated by commas, that integrations may reach although they are not public; empty by default',
    z.string().refine(isTargetList).default(''),
  ),
  vendorUrls: setting(
    'VENDOR_URLS',
    'vendor=origin pairs, separated by commas, of servers that stand in for vendors in tests; empty by default',
    z.string().regex(standIns).default(''),
  ),
  googleClientId: clientId('GOOGLE'),
  googleClientSecret: clientSecret('GOOGLE'),
  hubspotClientId: clientId('HUBSPOT'),
  hubspotClientSecret: clientSecret('HUBSPOT'),
  slackClientId: clientId('SLACK'),
  slackClientSecret: clientSecret('SLACK'),
  slackSigningSecret: secret(
    'SLACK_SIGNING_SECRET',
    'the signing secret of the platform’s app at Slack, which calls <PUBLIC_URL>/hooks/slack when a button is pressed',
    optional,
  ),
};
export type IntegrationsSettings = ValuesOf<typeof integrationsSettings>;
