import { egressAllowed } from '@tertulia/egress/settings';
import { secret, setting, type ValuesOf } from '@tertulia/environment';
import { publicUrl } from '@tertulia/service/declaration';
import { z } from 'zod';

const keyLengthMin = 32;
const optional = z.string().min(1).nullable().default(null);
const standIns = /^([a-z]+=https?:\/\/[^\s,=]+([\s,]+|$))*$/;

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
  egressAllowed,
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
