import { expect, test } from '@jest/globals';
import type { EventBus } from '@tertulia/messaging';
import { currentTenancy, inTenant } from '@tertulia/persistence';
import { eventually } from '@tertulia/testkit';
import { ana, beto, deleted, deletion, named, renamed, renaming } from './events-for-tests.js';

/** What every bus guarantees. `make` returns a running bus; `publish` publishes as the relay does. */
export function eventBusContract(make: () => EventBus): void {
  const publish = async (bus: EventBus, events: Parameters<EventBus['publish']>[0]): Promise<void> =>
    inTenant(events[0]?.organizationId ?? ana, async () => bus.publish(events));

  test('A bus delivers every event to every consumer of its name, and to no other', async () => {
    const bus = make();
    const [first, second, both]: string[][] = [[], [], []];
    bus.subscribe('test.first', [renamed], async (event) => void first?.push(event.payload.name));
    bus.subscribe('test.second', [deleted], async (event) => void second?.push(event.payload.botId));
    bus.subscribe('test.both', [renamed, deleted], async (event) => void both?.push(event.name));
    await publish(bus, [renaming(ana, 'x'), deletion(ana), renaming(ana, 'y')]);
    await eventually(() =>
      expect([first, both]).toEqual([
        ['x', 'y'],
        [renamed, deleted, renamed],
      ]),
    );
    await eventually(() => expect(second).toHaveLength(1));
  });

  test('An event arrives exactly as it was published', async () => {
    const bus = make();
    const event = { ...renaming(beto, 'ñandú ¿qué?'), requestId: 'request-1' };
    const got: unknown[] = [];
    bus.subscribe('test.whole', [renamed], async (received) => void got.push(received));
    await publish(bus, [event]);
    await eventually(() => expect(got).toEqual([event]));
  });

  test('Events of one organization arrive in order', async () => {
    const bus = make();
    const seen = new Map<string, string[]>([
      [ana, []],
      [beto, []],
    ]);
    bus.subscribe('test.order', [renamed], async (event) => {
      seen.get(event.organizationId)?.push(event.payload.name);
    });
    const names = Array.from({ length: 100 }, (_, n) => `${n}`);
    await Promise.all(
      [ana, beto].map(async (organizationId) => {
        for (let at = 0; at < names.length; at += 7)
          await publish(
            bus,
            names.slice(at, at + 7).map((name) => renaming(organizationId, name)),
          );
      }),
    );
    await eventually(() => expect([...seen.values()]).toEqual([names, names]));
  });

  test('A batch consumer receives events that arrived together in one call', async () => {
    const bus = make();
    const batches: string[][] = [];
    bus.subscribeBatches('test.batches', [renamed], async (events) => void batches.push(named(events)));
    await publish(
      bus,
      ['1', '2', '3'].map((name) => renaming(ana, name)),
    );
    await eventually(() => expect(batches).toEqual([['1', '2', '3']]));
  });

  test('Handlers run in the tenant scope of the events’ organization', async () => {
    const bus = make();
    const scopes: unknown[] = [];
    bus.subscribe('test.scope', [renamed], async () => void scopes.push(currentTenancy()));
    await publish(bus, [renaming(beto, 'x')]);
    await eventually(() => expect(scopes).toEqual([{ kind: 'TENANT', organizationId: beto }]));
  });

  test('A consumer that fails does not keep an event from the other consumers', async () => {
    const bus = make();
    const seen: string[] = [];
    bus.subscribe('test.broken', [renamed], async () => {
      throw new Error('broken');
    });
    bus.subscribe('test.sound', [renamed], async (event) => void seen.push(event.payload.name));
    await publish(bus, [renaming(ana, 'x')]).catch(() => undefined);
    await eventually(() => expect(seen).toEqual(['x']));
  });

  test('A consumer’s name can be subscribed once, and again after it unsubscribed', async () => {
    const bus = make();
    const [first, second]: string[][] = [[], []];
    const leave = bus.subscribe('test.once', [renamed], async (event) => void first?.push(event.payload.name));
    bus.subscribe('test.stays', [renamed], async (event) => void second?.push(event.payload.name));
    expect(() => bus.subscribe('test.once', [renamed], async () => undefined)).toThrow('already');
    await publish(bus, [renaming(ana, '1')]);
    await eventually(() => expect([first, second]).toEqual([['1'], ['1']]));
    leave();
    await publish(bus, [renaming(ana, '2')]);
    await eventually(() => expect(second).toEqual(['1', '2']));
    expect(first).toEqual(['1']);
  });

  test('A bus reports no loss while there was none', async () => {
    const bus = make();
    await bus.remember('test');
    expect(await bus.memoryOf('test')).toEqual({ isWhole: true });
    await publish(bus, [renaming(ana, 'x')]);
    expect(await bus.memoryOf('test')).toEqual({ isWhole: true });
  });
}
