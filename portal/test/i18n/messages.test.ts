import { describe, expect, test } from '@jest/globals';
import english from '../../src/i18n/en.js';
import spanish from '../../src/i18n/es.js';

/** A figure or a placeholder, a space that may break, and a unit: `{ms} ms`, `30 MB`. */
const breakable = /[}#\d] (?:ms|s|min|h|kB|KB|MB|GB|%)(?![\p{L}\d])/u;

describe('messages', () => {
  test.each([
    ['es', spanish],
    ['en', english],
  ])('No line breaks between a figure and its unit in %s', (_, messages) => {
    expect(textsOf(messages).filter((text) => breakable.test(text))).toEqual([]);
  });
});

function textsOf(messages: unknown): string[] {
  if (typeof messages === 'string') return [messages];
  return typeof messages === 'object' && messages !== null ? Object.values(messages).flatMap(textsOf) : [];
}
