import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { planCatalogue, planCodes } from '@tertulia/plan-limits';

const root = join(import.meta.dirname, '..', '..', '..');
const api = readFileSync(join(root, 'graphql', 'api.graphql'), 'utf8');

/** What the public schema contains if the feature exists. A new feature needs its sign. */
const signs: Readonly<Record<string, RegExp>> = {
  'basic-blocks': /^ {2}saveFlow\(/m,
  'basic-dashboard': /^ {2}metrics\(/m,
  'web-widget': /^ {2}startConversation\(/m,
  webhooks: /^ {2}createWebhookEndpoint\(/m,
  'email-support': /askSupport|supportRequest/i,
  'all-blocks': /^type PromptVersion\b/m,
  'complete-analytics': /^type Metrics\b/m,
  exports: /^ {2}export\w*\(/m,
  'premium-integrations': /^ {2}createConnection\(/m,
  whatsapp: /^ {2}connectChannel\(/m,
  'priority-support': /askSupport|supportRequest/i,
  'unlimited-organizations': /^ {2}createOrganization\(/m,
  'scheduled-reports': /^ {2}createReportSchedule\(/m,
  'custom-connectors': /^ {2}submitConnector\(/m,
  'dedicated-support': /askSupport|supportRequest/i,
};

const features = planCodes.flatMap((code) => planCatalogue[code].features);

/** The sources that know plans: a decision by plan names the feature. */
const sources = ['subgraphs', 'packages'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /^[\w-]+\/src\/.*\.ts$/.test(path) && !path.startsWith('plan-limits/'))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'))
    .filter((source) => source.includes('@tertulia/plan-limits')),
);

describe('the availability of a feature is true', () => {
  test.each(features)('$code is $availability', ({ code, availability }) => {
    const sign = signs[code];
    if (sign === undefined) throw new Error(`say in this test by what one sees that ${code} exists`);
    expect({ code, exists: sign.test(api) }).toEqual({ code, exists: availability !== 'SOON' });
    const isDecided = sources.some((source) => source.includes(`'${code}'`));
    expect({ code, isDecided }).toEqual({ code, isDecided: availability === 'PLAN' });
  });
});
