import { expect, test } from '@jest/globals';
import type { EventBus } from '@tertulia/messaging';
import { currentTenancy, inTenant } from '@tertulia/persistence';
import { eventually } from '@tertulia/testkit';
import { ana, beto, deleted, deletion, named, renamed, renaming } from './events-for-tests.js';

/** What every bus guarantees. `make` gives a bus that is at work; `publish` publishes as the relay does. */
export function eventBusContract(make: () => EventBus): void {
  const publish = async (bus: EventBus, events: Parameters<EventBus['publish']>[0]): Promise<void> =>
    inTenant(events[0]?.organizationId ?? ana, async () => bus.publish(events));

  test('hands every event to every consumer of its name, and to no other', async () => {
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

  test('hands over what was published, whole', async () => {
    const bus = make();
    const event = { ...renaming(beto, 'ñandú ¿qué?'), requestId: 'request-1' };
    const got: unknown[] = [];
    bus.subscribe('test.whole', [renamed], async (received) => void got.push(received));
    await publish(bus, [event]);
    await eventually(() => expect(got).toEqual([event]));
  });

  test('keeps the order within each organization', async () => {
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

  test('hands what came together to a consumer of batches together', async () => {
    const bus = make();
    const batches: string[][] = [];
    bus.subscribeBatches('test.batches', [renamed], async (events) => void batches.push(named(events)));
    await publish(
      bus,
      ['1', '2', '3'].map((name) => renaming(ana, name)),
    );
    await eventually(() => expect(batches).toEqual([['1', '2', '3']]));
  });

  test('runs handlers with the rows of the events’ organization', async () => {
    const bus = make();
    const scopes: unknown[] = [];
    bus.subscribe('test.scope', [renamed], async () => void scopes.push(currentTenancy()));
    await publish(bus, [renaming(beto, 'x')]);
    await eventually(() => expect(scopes).toEqual([{ kind: 'TENANT', organizationId: beto }]));
  });

  test('does not keep others from an event that one consumer cannot handle', async () => {
    const bus = make();
    const seen: string[] = [];
    bus.subscribe('test.broken', [renamed], async () => {
      throw new Error('broken');
    });
    bus.subscribe('test.sound', [renamed], async (event) => void seen.push(event.payload.name));
    await publish(bus, [renaming(ana, 'x')]).catch(() => undefined);
    await eventually(() => expect(seen).toEqual(['x']));
  });

  test('knows a consumer by its name, once, and not any more after it left', async () => {
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

  test('has nothing to tell of a loss while there was none', async () => {
    const bus = make();
    await bus.remember('test');
    expect(await bus.memoryOf('test')).toEqual({ isWhole: true });
    await publish(bus, [renaming(ana, 'x')]);
    expect(await bus.memoryOf('test')).toEqual({ isWhole: true });
  });
}
