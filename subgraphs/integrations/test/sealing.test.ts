import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asPlatform } from '@tertulia/persistence';
import { testId } from '@tertulia/testkit';
import { resealKeys } from '../src/application/reseal-keys.js';
import { MasterKeys } from '../src/clients/master-keys.js';
import { integrationsWorld, organizationA, organizationB, type World } from './world.js';

const oldKey = 'k'.repeat(32);
const newKey = 'n'.repeat(40);
const row = testId(1);
/** The error of AES-GCM for another key, another row or another text. */
const altered = 'unable to authenticate data';
const text = 'planted-secret: ñandú 🔑';

let world: World;
beforeAll(async () => {
  world = await integrationsWorld({ replicas: 2 });
});
afterAll(async () => world.close());

const sealingOf = (replica: number) => {
  const opened = world.replicas[replica];
  if (opened === undefined) throw new Error('no such process');
  return opened.deps.sealing;
};

async function keysOf(): Promise<{ organization_id: string; master_key_id: string }[]> {
  return asPlatform('test', async () =>
    world.database.read(async (em) => em.execute('select organization_id, master_key_id from organization_key')),
  );
}

describe('a sealed text', () => {
  test('opens in every process, for its organization and its row only', async () => {
    const sealed = await sealingOf(0).seal(organizationA, row, text);
    expect(JSON.stringify(sealed)).not.toContain('planted');
    expect(await sealingOf(1).open(organizationA, row, sealed)).toBe(text);
    await expect(sealingOf(0).open(organizationA, testId(2), sealed)).rejects.toThrow(altered);
    await sealingOf(0).seal(organizationB, row, text);
    await expect(sealingOf(0).open(organizationB, row, sealed)).rejects.toThrow('The key of a sealed text is gone');
    await expect(sealingOf(0).open('', row, sealed)).rejects.toThrow(RangeError);
  });

  test('does not open when a single bit was changed, or when it is cut', async () => {
    const sealed = await sealingOf(0).seal(organizationA, row, text);
    const bytes = Buffer.from(sealed.data, 'base64url');
    for (const at of [0, 11, 12, 27, 28, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      const open = sealingOf(0).open(organizationA, row, { ...sealed, data: changed.toString('base64url') });
      await expect(open).rejects.toThrow(altered);
    }
    for (const data of ['', 'AAAA', bytes.subarray(0, 27).toString('base64url')]) {
      await expect(sealingOf(0).open(organizationA, row, { ...sealed, data })).rejects.toThrow(
        'The sealed text is cut',
      );
    }
  });

  test('is another one each time', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, async () => sealingOf(0).seal(organizationA, row, text)));
    expect(new Set(all.map(({ data }) => data)).size).toBe(50);
  });

  test('uses one key of the organization, also when two processes seal its first secrets at once', async () => {
    const organizationId = testId(0xcc);
    const all = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => sealingOf(index % 2).seal(organizationId, row, text)),
    );
    expect(new Set(all.map(({ keyId }) => keyId)).size).toBe(1);
    const opened = await Promise.all(all.map(async (sealed) => sealingOf(0).open(organizationId, row, sealed)));
    expect(new Set(opened)).toEqual(new Set([text]));
  });
});

describe('a new master key', () => {
  test('replaces the old one while processes run, and every secret still opens', async () => {
    const sealed = await sealingOf(0).seal(organizationA, row, text);
    const both = await world.join({ credentialsKeys: [oldKey, newKey] });
    const masterKeys = new MasterKeys([newKey, oldKey]);
    const { work } = world.deps;
    const count = (await keysOf()).length;
    expect(count).toBeGreaterThan(2);
    expect(await resealKeys({ work, wrapping: masterKeys })).toBe(count);
    expect(await resealKeys({ work, wrapping: masterKeys })).toBe(0);
    expect(new Set((await keysOf()).map((key) => key.master_key_id))).toEqual(new Set([masterKeys.currentId]));
    expect(await both.deps.sealing.open(organizationA, row, sealed)).toBe(text);
    const alone = await world.join({ credentialsKeys: [newKey] });
    expect(await alone.deps.sealing.open(organizationA, row, sealed)).toBe(text);
    await expect(sealingOf(0).open(organizationA, row, sealed)).rejects.toThrow('CREDENTIALS_KEY lacks the key');
  });
});
