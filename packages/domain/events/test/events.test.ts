import { describe, expect, test } from '@jest/globals';
import { entitlementsSchema, eventNames, isEvent, makeEvent, parseEvent } from '@tertulia/events';
import { trialEntitlements } from '@tertulia/plan-limits';
import { ZodError } from 'zod';

const organizationId = '01890000-0000-7000-8000-00000000000a';
const botId = '01890000-0000-7000-8000-0000000000b0';
const origin = {
  id: '01890000-0000-7000-8000-0000000000e0',
  occurredAt: new Date('2026-03-01T10:00:00Z'),
  organizationId,
};

describe('domain events', () => {
  test.each(eventNames)('The name %s has a subgraph, an event and a version', (name) => {
    expect(name).toMatch(
      /^(identity|bots|runtime|billing|integrations|notifications|analytics)\.[a-z]+(-[a-z]+)+\.v\d+$/,
    );
  });

  test('An event that is stored as JSON is parsed unchanged', () => {
    const event = makeEvent('bots.bot-created.v1', origin, { botId, name: 'Salón Lucía', isDemo: false });
    expect(parseEvent(JSON.parse(JSON.stringify(event)))).toEqual(event);
  });

  test('An event keeps the id and trace of its request; invalid ones are dropped and the event is accepted', () => {
    const event = makeEvent('bots.bot-resumed.v1', origin, { botId });
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    expect(parseEvent({ ...event, requestId: 'request-1', traceparent })).toMatchObject({
      requestId: 'request-1',
      traceparent,
    });
    expect(parseEvent({ ...event, requestId: 'x'.repeat(500), traceparent: 7 })).toEqual(event);
  });

  test('The name of an event narrows the type of its payload', () => {
    const event = parseEvent(makeEvent('bots.bot-renamed.v1', origin, { botId, name: 'Nuevo' }));
    expect(isEvent(event, 'bots.bot-renamed.v1') && event.payload.name).toBe('Nuevo');
    expect(isEvent(event, 'bots.bot-created.v1')).toBe(false);
  });

  test('Events with an unknown name or an invalid payload are refused', () => {
    const event = makeEvent('bots.bot-resumed.v1', origin, { botId });
    expect(() => parseEvent({ ...event, name: 'bots.bot-painted.v1' })).toThrow(ZodError);
    expect(() => parseEvent({ ...event, payload: { botId: 'seven' } })).toThrow(ZodError);
    expect(() => parseEvent({ ...event, organizationId: '' })).toThrow(ZodError);
    expect(() => makeEvent('bots.bot-resumed.v1', origin, { botId: 'seven' })).toThrow(ZodError);
  });

  test('An event from a newer version loses only the fields that this version does not know', () => {
    const event = makeEvent('bots.bot-resumed.v1', origin, { botId });
    expect(parseEvent({ ...event, payload: { botId, reason: 'holiday' } })).toEqual(event);
  });

  test('Entitlements of the plan catalogue match the event schema', () => {
    const entitlements = trialEntitlements(origin.occurredAt);
    expect(entitlementsSchema.parse(entitlements)).toEqual(entitlements);
  });
});
