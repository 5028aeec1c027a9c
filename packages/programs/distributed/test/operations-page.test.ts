import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { adminPort, settingNames } from '../src/services.js';
import { scrapedName } from './compose-problems.js';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');

test('Every setting of every service is explained on the operations page', () => {
  const explained = (name: string): boolean =>
    page.includes(`\`${name}\``) || (name.startsWith('SUBGRAPH_URL_') && page.includes('`SUBGRAPH_URL_<NAME>`'));
  expect([...settingNames].filter((name) => !explained(name))).toEqual([]);
});

test('The example scrape configuration uses the common alias of the services, at the admin port', () => {
  const text = readFileSync(join(root, 'deploy', 'prometheus', 'prometheus.yml'), 'utf8');
  const { scrape_configs: configs } = parse(text) as {
    scrape_configs: { dns_sd_configs: { names: string[]; port: number }[] }[];
  };
  const [asked] = configs.flatMap((config) => config.dns_sd_configs);
  expect(asked?.names).toEqual([scrapedName]);
  expect(asked?.port).toBe(adminPort);
});
