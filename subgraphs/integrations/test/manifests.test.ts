import { describe, expect, test } from '@jest/globals';
import { messageFor } from '@tertulia/errors';
import fc from 'fast-check';
import { addressWith } from '../src/domain/base-url.js';
import { readManifest } from '../src/domain/read-manifest.js';
import { manifestAt } from './manifests.js';
import { badManifests } from './bad-manifests.js';

const good = manifestAt('https://api.agenda.example/v1');
/** Found where the address is judged, not where the text is read. */
const ofAddress = new Set(['a private address', 'http without an exception']);

describe('a manifest', () => {
  test('is read with its defaults', () => {
    const { manifest, problems } = readManifest(JSON.stringify(good));
    expect(problems).toEqual([]);
    expect(manifest?.actions[0]).toMatchObject({
      idempotencyHeader: 'idempotency-key',
      inputs: [{ isRequired: true }, {}, {}],
    });
  });

  test.each(badManifests.filter(({ what }) => !ofAddress.has(what)))(
    'with $what is refused once, at its path and in words',
    ({ text, path, code }) => {
      const { manifest, problems } = readManifest(text);
      expect(manifest).toBeNull();
      expect(problems.map((one) => ({ path: one.path.join('.'), code: one.code }))).toEqual([{ path, code }]);
      for (const one of problems) {
        for (const locale of ['es', 'en'] as const) {
          const message = messageFor(one.code, locale, one.params);
          expect(message).not.toMatch(/undefined|\[object|[{}]{3}/);
          expect(message.length).toBeGreaterThan(10);
        }
      }
    },
  );

  test('may have an action that sends no body', () => {
    const [action] = good.actions;
    const read = { ...action, inputs: [], request: { method: 'GET', path: '/bookings' } };
    const { manifest, problems } = readManifest(JSON.stringify({ ...good, actions: [read] }));
    expect(problems).toEqual([]);
    expect(manifest?.actions[0]?.request.body).toBeUndefined();
  });

  test('tells all mistakes of one kind at once', () => {
    const { problems } = readManifest(JSON.stringify({ ...good, name: 'X', category: 'NONE', test: undefined }));
    expect(problems.map(({ path }) => path.join('.')).toSorted()).toEqual(['category', 'name', 'name', 'test']);
  });

  test('may name hosts in its base URL, which then decide nothing but the labels in their place', () => {
    const fields = [
      { ...good.fields[0], kind: 'HOST' },
      { name: 'zone', labels: { es: 'Zona', en: 'Zone' }, kind: 'HOST' },
    ];
    for (const baseUrl of [
      'https://{{fields.branch}}',
      'https://{{ fields.branch }}.shops.{{fields.zone}}.example/v1',
    ]) {
      expect(readManifest(JSON.stringify({ ...good, fields, baseUrl })).problems).toEqual([]);
    }
    const baseUrl = 'https://api.{{fields.branch}}.shops.example:8443/v1';
    expect(addressWith(baseUrl, { branch: 'my-shop.north' })).toBe('https://api.my-shop.north.shops.example:8443/v1');
    const parts = ['a', 'B-9', '.', '-', '/', '@', ':', '?', '#', '\\', '%2f', '{{', '}}', '\n', 'ñ', ' ', ''];
    const texts = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...parts)).map((chosen) => chosen.join('')),
    );
    fc.assert(
      fc.property(texts, (branch) => {
        const address = addressWith(baseUrl, { branch });
        if (address === null) return;
        const url = new URL(address);
        expect(url.host).toBe(`api.${branch.toLowerCase()}.shops.example:8443`);
        expect(url.href).toBe(`https://${url.host}/v1`);
      }),
      { numRuns: 2_000 },
    );
  });

  test('never makes the reader fail, whatever stands in it', () => {
    const keys = [...Object.keys(good), '__proto__', 'constructor'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()), (given) => {
        const { manifest, problems } = readManifest(JSON.stringify({ ...good, ...given }));
        expect(manifest === null).toBe(problems.length > 0);
      }),
      { numRuns: 500 },
    );
  });
});
