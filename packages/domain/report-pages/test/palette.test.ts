import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { palette } from '../src/drawing/palette.js';

const tokens = join(import.meta.dirname, '../../../../portal/src/ui/tokens.ts');

test('Reports have the light colours of the portal', () => {
  const source = readFileSync(tokens, 'utf8');
  const light = new Map([...source.matchAll(/'?([\w-]+)'?: \['(#\w{6})'/gu)].map(([, name, colour]) => [name, colour]));
  expect(Object.keys(palette).map((name) => [name, light.get(name)])).toEqual(Object.entries(palette));
});
