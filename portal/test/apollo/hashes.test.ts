import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { InMemoryCache } from '@apollo/client';
import { Kind, parse, print, type DocumentNode } from 'graphql';
import * as generated from '../../src/gql/graphql.js';

const known = JSON.parse(readFileSync(new URL('../../../graphql/operations.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

type Generated = DocumentNode & { __meta__?: { hash?: string } };
const documents = Object.entries(generated as unknown as Record<string, Generated>).filter(
  ([, document]) => document.kind === Kind.DOCUMENT && document.definitions[0]?.kind === Kind.OPERATION_DEFINITION,
);
/** The definitions of a text, whose order means nothing. */
const partsOf = (text: string): string[] => parse(text).definitions.map(print).toSorted();

describe('operations of the portal', () => {
  test('Each is named by the hash of what Apollo Client sends', () => {
    expect(documents.length).toBeGreaterThan(200);
    const cache = new InMemoryCache();
    for (const [name, document] of documents) {
      const { hash = '' } = document.__meta__ ?? {};
      const text = known[hash] ?? '';
      expect([name, createHash('sha256').update(text).digest('hex')]).toEqual([name, hash]);
      expect([name, partsOf(text)]).toEqual([name, partsOf(print(cache.transformDocument(document)))]);
    }
  });
});
