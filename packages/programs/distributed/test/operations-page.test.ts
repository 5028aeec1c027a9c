import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { adminPort, services, settingNames } from '../src/services.js';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'operations.md'), 'utf8');

test('every setting of every service is explained to those who run it', () => {
  const explained = (name: string): boolean =>
    page.includes(`\`${name}\``) || (name.startsWith('SUBGRAPH_URL_') && page.includes(`\`${name.slice(12)}\``));
  expect([...settingNames].filter((name) => !explained(name))).toEqual([]);
});

test('the example of scraping asks every service at its admin port', () => {
  const text = readFileSync(join(root, 'deploy', 'prometheus', 'prometheus.yml'), 'utf8');
  const { scrape_configs: configs } = parse(text) as {
    scrape_configs: { dns_sd_configs: { names: string[]; port: number }[] }[];
  };
  const [asked] = configs.flatMap((config) => config.dns_sd_configs);
  expect(asked?.names.toSorted()).toEqual(services.map(({ name }) => name).toSorted());
  expect(asked?.port).toBe(adminPort);
});
