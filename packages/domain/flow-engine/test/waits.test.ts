import { describe, expect, test } from '@jest/globals';
import { parseDefinition, step, validateDefinition, type Block, type BotDefinition } from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, inOneGroup, say, Talk, wednesdayMorning } from './kit.js';

const minuteMs = 60_000;
const startMs = wednesdayMorning.getTime();

function waiting(options: Parameters<typeof block<'wait'>>[2], ...after: Block[]): BotDefinition {
  return inOneGroup(say('hi', 'Un momento', 'One moment'), block('w', 'wait', options), ...after);
}

describe('the block wait', () => {
  test.each([
    ['5 seconds', { amount: '5', unit: 'SECONDS' }, 5_000],
    ['90 minutes', { amount: '90', unit: 'MINUTES' }, 90 * minuteMs],
    ['half an hour', { amount: '0.5', unit: 'HOURS' }, 30 * minuteMs],
    ['a variable', { amount: ' {{ minutos }} ', unit: 'MINUTES' }, 12 * minuteMs],
    ['at most 30 days', { amount: '{{ muchos }}', unit: 'DAYS' }, 30 * 86_400_000],
    ['until a time of the same day', { mode: 'UNTIL', time: '18:30' }, 7.5 * 60 * minuteMs],
    ['until a time of the next day', { mode: 'UNTIL', time: '09:00' }, 22 * 60 * minuteMs],
  ] as const)('A wait goes on after its time: %s', (_, options, waitedMs) => {
    const definition = waiting({ mode: 'FOR', ...options }, say('bye', 'Listo'));
    const variables = [aVariable('minutos', 'NUMBER', 12), aVariable('muchos', 'NUMBER', 400)];
    const talk = new Talk({ ...definition, variables });
    expect(talk.said).toEqual(['Un momento']);
    expect(talk.state).toMatchObject({ awaiting: null, endReason: null });
    expect(talk.state.alarm).toEqual({ kind: 'WAIT', blockId: 'w', atMs: startMs + waitedMs });
    talk.take({ kind: 'due' });
    expect(talk.said).toEqual(['Listo']);
    expect(talk.state).toMatchObject({ endReason: 'COMPLETED', alarm: undefined });
  });

  test.each(['mucho', '-3', '1e9', '{{ nada }}', '{{ __proto__ }}', '9'.repeat(4_000), '\u0000'])(
    'A wait whose value is no number is not made: %p',
    (amount) => {
      const talk = new Talk(waiting({ mode: 'FOR', amount, unit: 'DAYS' }, say('bye', 'Listo')));
      expect(talk.said).toEqual(['Un momento', 'Listo']);
      expect(talk.outputs('fault').map(({ code }) => code)).toEqual(['BAD_WAIT']);
    },
  );

  test.each([
    [{ mode: 'FOR', amount: '0' }, 'amount'],
    [{ mode: 'FOR', amount: '31', unit: 'DAYS' }, 'amount'],
    [{ mode: 'FOR', amount: 'pronto' }, 'amount'],
    [{ mode: 'UNTIL', time: '25:00' }, 'time'],
  ] as const)('A wait that cannot be is reported before publishing: %j', (options, field) => {
    const problems = validateDefinition(waiting(options, block('end', 'end')));
    expect(problems.filter(({ blockId }) => blockId === 'w')).toMatchObject([{ code: 'MISSING_OPTION', field }]);
  });

  test('Options of a wrong type are refused when a definition is read', () => {
    const definition = waiting({}, block('end', 'end'));
    for (const wrong of [{ amount: 5 }, { unit: 'WEEKS' }, { mode: null }, { time: {} }]) {
      const copy = structuredClone(definition);
      Object.assign(copy.flows[0]?.groups[0]?.blocks[1]?.options ?? {}, wrong);
      expect(parseDefinition(copy)).toMatchObject({ ok: false });
    }
  });

  test.each([
    ['es', 'Recibí tu mensaje. Seguimos el jueves 26 de noviembre de 2026 a las 9:00.'],
    ['en', 'I have your message. We go on on Thursday, November 26, 2026 at 9:00 AM.'],
  ] as const)('Whoever writes during a long wait is told when it goes on (%s)', (locale, words) => {
    const talk = new Talk(waiting({ mode: 'UNTIL', time: '09:00' }, say('bye', 'Listo')), { locale });
    expect(talk.type('zzz').said).toEqual([words]);
    expect(talk.state.alarm).toMatchObject({ kind: 'WAIT', blockId: 'w' });
  });

  test('A short wait is not interrupted, and what is wanted of the bot is done meanwhile', () => {
    const talk = new Talk(waiting({}, say('bye', 'Listo')));
    expect(talk.type('mmm').said).toEqual([]);
    expect(talk.type('gracias').said).toEqual(['¡Con mucho gusto!']);
    talk.take({ kind: 'due' });
    expect(talk.said).toEqual(['Listo']);
  });

  test('A reply takes the port of its own and ends the wait', () => {
    const flow = aFlow(
      [
        group('g1', block('w', 'wait', { mode: 'FOR', amount: '3', unit: 'DAYS' }), say('late', 'Tarde')),
        group('g2', say('early', 'Dijiste {{ conversation.lastMessage }}')),
      ],
      edges('start -> g1', 'w:replied -> g2'),
    );
    const talk = new Talk(aDefinition(flow)).type('ya voy');
    expect(talk.said).toEqual(['Dijiste ya voy']);
    expect(talk.state.alarm).toBeUndefined();
  });

  test('A side question during a wait is answered, and the wait goes on at its time', () => {
    const ask = block('more', 'textInput', { prompt: { es: '¿Algo más?' } });
    const flow = aFlow(
      [
        group('g1', block('w', 'wait', { mode: 'FOR', amount: '3', unit: 'DAYS' }), say('late', 'Ya es hora')),
        group('g2', say('side', 'Abrimos a las 9'), ask),
      ],
      edges('start -> g1', 'fallback -> g2'),
    );
    const talk = new Talk(aDefinition(flow)).type('¿a qué hora abren?');
    expect(talk.said).toEqual(['Abrimos a las 9', '¿Algo más?']);
    expect(talk.state.alarm).toMatchObject({ kind: 'WAIT', blockId: 'w' });
    talk.take({ kind: 'due' });
    expect(talk.said).toEqual(['Ya es hora']);
    expect(talk.state.endReason).toBe('COMPLETED');
  });

  test('A loop of waits that nobody answers ends', () => {
    const flow = aFlow([group('g1', block('w', 'wait'))], edges('start -> g1', 'w -> g1'));
    const talk = new Talk(aDefinition(flow));
    for (let at = 0; at < 25 && talk.state.endReason === null; at += 1) talk.take({ kind: 'due' });
    expect(talk.state.endReason).toBe('ERROR');
    expect(talk.outputs('fault')).toMatchObject([{ code: 'EFFECT_BUDGET' }]);
  });

  test('A time that comes during a takeover says nothing, and the flow goes on once it is returned', () => {
    const definition = waiting({}, say('bye', 'Listo'));
    const talk = new Talk(definition);
    talk.state = { ...talk.state, isHandedOff: true };
    talk.take({ kind: 'due' });
    expect(talk.said).toEqual([]);
    expect(talk.resume().said).toEqual(['Listo']);
  });

  test('A conversation that is returned before its time goes on waiting', () => {
    const talk = new Talk(waiting({}, say('bye', 'Listo')));
    talk.state = { ...talk.state, isHandedOff: true };
    expect(talk.resume().said).toEqual([]);
    expect(talk.state.alarm).toMatchObject({ kind: 'WAIT' });
  });

  test('Nothing is due twice', () => {
    const talk = new Talk(waiting({}, block('q', 'textInput', { prompt: { es: '¿Y?' } })));
    talk.take({ kind: 'due' });
    talk.take({ kind: 'due' });
    expect(talk.outputs('fault')).toMatchObject([{ code: 'STALE_ALARM' }]);
    expect(talk.said).toEqual([]);
  });
});

describe('the event inactivity', () => {
  const size = block('size', 'textInput', { prompt: { es: '¿Qué talla?' }, variable: 'x' });
  const name = block('name', 'textInput', { prompt: { es: '¿Tu nombre, o el del pedido?' } });
  const nudge = group('g2', say('nudge', '¿Sigues ahí?'));

  function flowWith(times: number, path = nudge): BotDefinition {
    const flow = aFlow([group('g1', size, name), path], edges('start -> g1', 'on-inactivity -> g2'));
    const position = { x: 0, y: 0 };
    const event = { id: 'on-inactivity', kind: 'inactivity', minutes: 10, times, position } as const;
    return aDefinition({ ...flow, events: [...flow.events, event] }, { variables: [aVariable('x')] });
  }

  test('A visitor who has not written yet is not called after', () => {
    expect(new Talk(flowWith(2)).state.alarm).toBeUndefined();
  });

  test('An open question is followed as often as the owner says, and each reply begins anew', () => {
    const talk = new Talk(flowWith(2)).type('M');
    expect(talk.state.alarm).toEqual({ kind: 'INACTIVITY', blockId: 'name', atMs: startMs + 10 * minuteMs });
    talk.take({ kind: 'due' });
    expect(talk.said).toEqual(['¿Sigues ahí?', '¿Tu nombre, o el del pedido?']);
    talk.take({ kind: 'due' });
    expect(talk.said).toEqual(['¿Sigues ahí?', '¿Tu nombre, o el del pedido?']);
    expect(talk.state.alarm).toBeUndefined();
    talk.type('volver atrás');
    expect(talk.state.alarm).toMatchObject({ kind: 'INACTIVITY', blockId: 'size' });
  });

  test('Nobody is called after once the idle time has passed, as after an outage, until they write again', () => {
    const talk = new Talk(flowWith(2)).type('M');
    const at = (ms: number) => ({ definition: flowWith(2), context: { now: new Date(startMs + ms) } });
    const idleMs = flowWith(2).settings.idleMinutes * minuteMs;
    const inTime = step({ ...at(10 * minuteMs + idleMs), state: talk.state, input: { kind: 'due' } });
    expect(inTime.outputs.filter(({ kind }) => kind === 'message')).toHaveLength(2);
    const late = step({ ...at(10 * minuteMs + idleMs + 1), state: talk.state, input: { kind: 'due' } });
    expect(late.outputs.filter(({ kind }) => kind === 'message')).toEqual([]);
    expect(late.state).toMatchObject({ endReason: null, alarm: undefined, awaiting: { blockId: 'name' } });
    const back = step({ ...at(2 * idleMs), state: late.state, input: { kind: 'text', text: 'volver atrás' } });
    expect(back.state.alarm).toMatchObject({ kind: 'INACTIVITY', blockId: 'size' });
  });

  test('A path that ends the conversation ends it', () => {
    const talk = new Talk(flowWith(3, group('g2', block('end', 'end', { message: { es: 'Hasta luego' } })))).type('M');
    talk.take({ kind: 'due' });
    expect(talk.said).toEqual(['Hasta luego']);
    expect(talk.state).toMatchObject({ endReason: 'COMPLETED', alarm: undefined });
  });

  test('Nobody who waits for a person is called after', () => {
    const talk = new Talk(flowWith(3)).type('M').type('quiero hablar con una persona');
    expect(talk.state).toMatchObject({ isHandedOff: true, alarm: undefined });
  });

  test('A state of an earlier release has no alarm', () => {
    const talk = new Talk(flowWith(1));
    const { alarm: _alarm, reminders: _reminders, ...earlier } = talk.state;
    const next = step({
      definition: flowWith(1),
      state: earlier,
      input: { kind: 'text', text: 'M' },
      context: { now: wednesdayMorning },
    });
    expect(next.state.alarm).toMatchObject({ kind: 'INACTIVITY', blockId: 'name' });
  });
});
