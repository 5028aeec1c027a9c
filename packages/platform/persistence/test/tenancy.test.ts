import { describe, expect, test } from '@jest/globals';
import { asPlatform, currentTenancy, inTenant, withoutTenancy } from '@tertulia/persistence/tenancy';

const ana = '01890000-0000-7000-8000-00000000000a';
const beto = '01890000-0000-7000-8000-00000000000b';

describe('the tenancy scope', () => {
  test('There is no scope until one is opened, and none afterwards', () => {
    expect(currentTenancy()).toBeNull();
    inTenant(ana, () => expect(currentTenancy()).toEqual({ kind: 'TENANT', organizationId: ana }));
    expect(currentTenancy()).toBeNull();
  });

  test('Each of many interleaved tasks keeps its scope', async () => {
    const seen = await Promise.all(
      Array.from({ length: 50 }, async (_, n) =>
        inTenant(n % 2 === 0 ? ana : beto, async () => {
          await new Promise((resolve) => setImmediate(resolve));
          return currentTenancy();
        }),
      ),
    );
    expect(seen.map((scope) => scope?.kind === 'TENANT' && scope.organizationId)).toEqual(
      seen.map((_, n) => (n % 2 === 0 ? ana : beto)),
    );
  });

  test('The innermost of nested scopes applies', () => {
    inTenant(ana, () => {
      asPlatform('test', () => expect(currentTenancy()).toEqual({ kind: 'PLATFORM', reason: 'test' }));
      withoutTenancy(() => expect(currentTenancy()).toBeNull());
      expect(currentTenancy()).toEqual({ kind: 'TENANT', organizationId: ana });
    });
  });

  test.each(['', 'null', `${ana} `, "x' or true --"])('refuses %j as an organization', (id) => {
    expect(() => inTenant(id, () => undefined)).toThrow(RangeError);
  });
});
