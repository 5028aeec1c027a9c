import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { partsOf } from '../src/parts-of.js';

test('Parts have exactly the size that was asked for, except the last one, and are the same bytes', async () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(chunks, fc.integer({ min: 1, max: 50 }), async (given, size) => {
      async function* content(): AsyncGenerator<Uint8Array, void> {
        yield* given;
      }
      const parts: Uint8Array[] = [];
      for await (const part of partsOf(content(), size)) parts.push(part);
      expect(Buffer.concat(parts)).toEqual(Buffer.concat(given));
      expect(parts.slice(0, -1).every((part) => part.length === size)).toBe(true);
      expect(parts.every((part) => part.length > 0 && part.length <= size)).toBe(true);
    }),
  );
});
