import { expect, test } from '@jest/globals';
import { Talk, aDefinition, aFlow, block, edges, group, say } from './kit.js';

const menu = block('menu', 'choiceInput', {
  prompt: { es: '¿Qué necesitas?' },
  items: [
    { id: 'book', label: { es: 'Agendar cita' }, detail: {}, value: 'book', condition: null },
    { id: 'ask', label: { es: 'Otra cosa' }, detail: {}, value: null, condition: null },
  ],
});
const groups = [
  group('g1', say('hi', 'Hola'), menu),
  group('booked', say('b1', 'Agendado')),
  group('help', say('h', 'No sé')),
];
const links = edges('start -> g1', 'menu:book -> booked', 'b1 -> g1', 'fallback -> help');
const idOf = (kind: string, id: string) => links.find(({ source }) => source.kind === kind && source.id === id)?.id;

/** Each block of the last step with the edge that led to it and the block that this leaves. */
const walkOf = (talk: Talk) =>
  talk.outputs('entered').map(({ blockId, edgeId, fromBlockId }) => [blockId, edgeId, fromBlockId]);

test('Each entered block tells by which edge: of an event, a port or a block, or none where the flow just goes on', () => {
  const talk = new Talk(aDefinition(aFlow(groups, links)));
  expect(walkOf(talk)).toEqual([
    ['hi', idOf('event', 'start'), null],
    ['menu', null, null],
  ]);
  talk.choose('book');
  expect(walkOf(talk)).toEqual([
    ['b1', idOf('port', 'menu'), 'menu'],
    ['hi', idOf('block', 'b1'), 'b1'],
    ['menu', null, null],
  ]);
  // The question that a detour interrupted is asked again without being entered again.
  talk.type('¿Tienen estacionamiento?');
  expect(walkOf(talk)).toEqual([['h', idOf('event', 'fallback'), null]]);
  expect(talk.state.awaiting?.blockId).toBe('menu');
});

test('An answer tells how long its question was open, and nothing of a question that was asked before another one', () => {
  const now = new Date('2026-03-02T17:00:00Z');
  const ask = (id: string) => block(id, 'textInput', { prompt: { es: id } });
  const talk = new Talk(aDefinition(aFlow([group('g1', ask('one'), ask('two'))], edges('start -> g1'))), { now });
  now.setTime(now.getTime() + 4_000);
  talk.type('uno');
  expect(talk.outputs('answered').map(({ waitedMs }) => waitedMs)).toEqual([4_000]);
  talk.state.asked = { blockId: 'other', atMs: 0 };
  talk.type('dos');
  expect(talk.outputs('answered').map(({ waitedMs }) => waitedMs)).toEqual([null]);
});
