import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { settingNames } from '../src/services.js';

const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'operations.md'), 'utf8');

test('every setting of every service is explained to those who run it', () => {
  const explained = (name: string): boolean =>
    page.includes(`\`${name}\``) || (name.startsWith('SUBGRAPH_URL_') && page.includes(`\`${name.slice(12)}\``));
  expect([...settingNames].filter((name) => !explained(name))).toEqual([]);
});
