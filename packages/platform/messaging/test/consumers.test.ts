import { expect, test } from '@jest/globals';
import { consumer, InProcessEventBus, subscribeAll } from '@tertulia/messaging';
import { makeEvent, type DomainEvent } from '@tertulia/events';
import { testId } from '@tertulia/testkit';

const names = ['bots.bot-resumed.v1'] as const;

function resumed(n: number): DomainEvent {
  const origin = { id: testId(n), occurredAt: new Date('2026-03-01T12:00:00Z'), organizationId: testId(0xa) };
  return makeEvent('bots.bot-resumed.v1', origin, { botId: testId(0xb) });
}

test('A consumer that ends finishes the event that it is handling and refuses those behind it, which stay unhandled', async () => {
  const bus = new InProcessEventBus();
  const handled: string[] = [];
  let finish = (): void => undefined;
  const slow = new Promise<void>((resolve) => (finish = resolve));
  const consuming = subscribeAll(bus, [
    consumer('test.slow', names, async ({ id }) => {
      await slow;
      handled.push(id);
    }),
  ]);
  const published = bus.publish([resumed(1), resumed(2)]).catch((error: unknown) => error);
  let hasEnded = false;
  const ending = consuming.end().then(() => (hasEnded = true));
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(hasEnded).toBe(false);
  finish();
  await ending;
  expect(handled).toEqual([testId(1)]);
  expect(await published).toMatchObject({ name: 'DeliveryError' });
});

test('The name of a consumer that has ended can be used again', async () => {
  const bus = new InProcessEventBus();
  const handled: string[] = [];
  const handling = (who: string) => [consumer('test.same', names, async () => void handled.push(who))];
  await subscribeAll(bus, handling('first')).end();
  subscribeAll(bus, handling('second'));
  await bus.publish([resumed(1)]);
  expect(handled).toEqual(['second']);
});
