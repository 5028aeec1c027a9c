import { expect, test } from '@jest/globals';
import { openDatabase } from '@tertulia/persistence';
import { testDatabase } from '@tertulia/testkit';
import { defineEntity, p } from '@mikro-orm/core';

const Note = defineEntity({ name: 'Note', tableName: 'note', properties: { id: p.uuid().primary() } });

test('A database closes while connections are being requested, and none is left behind', async () => {
  const place = await testDatabase('closing', async () => undefined);
  for (let round = 0; round < 8; round += 1) {
    const database = await openDatabase({ name: 'closing', clientUrl: place.ownerUrl, entities: [Note], poolSize: 4 });
    await database.ping();
    const asking = Array.from({ length: 4 }, async () =>
      database
        .read(async (em) => em.execute('select 1'))
        .then(
          () => 'answered',
          () => 'refused',
        ),
    );
    for (let turn = 0; turn < round; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await database.close();
    expect(new Set(await Promise.all(asking)).size).toBeGreaterThan(0);
  }
  await place.drop();
});
