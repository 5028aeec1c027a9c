import { describe, expect, test } from '@jest/globals';
import { parseDefinition } from '../src/index.js';
import { aDefinition, aFlow, block, edges, group, inOneGroup, say, Talk } from './kit.js';

const ask = block('size', 'textInput', { prompt: { es: '¿Qué talla?', en: 'Which size?' } });
const desk = block('desk', 'handOff', { message: { es: 'Te comunico', en: 'One moment' }, queue: ' Ventas ' });

function back(talk: Talk): string[] {
  talk.take({ kind: 'resume', isByVisitor: true });
  return talk.said;
}

describe('the queue of a hand-off', () => {
  test('Whoever is handed over waits in the queue of the block, or in the general one', () => {
    const talk = new Talk(inOneGroup(ask, desk)).type('M');
    expect(talk.outputs('handedOff')).toMatchObject([{ blockId: 'desk', queue: 'Ventas' }]);
    const other = new Talk(inOneGroup(ask, block('desk', 'handOff'))).type('M');
    expect(other.outputs('handedOff')).toMatchObject([{ queue: null }]);
    expect(new Talk(inOneGroup(ask)).type('quiero hablar con una persona').outputs('handedOff')).toMatchObject([
      { queue: null },
    ]);
  });

  test('A queue that is no short text is refused when a definition is read', () => {
    for (const queue of [7, {}, 'x'.repeat(81)]) {
      const definition = structuredClone(inOneGroup(ask, desk));
      Object.assign(definition.flows[0]?.groups[0]?.blocks[1]?.options ?? {}, { queue });
      expect(parseDefinition(definition)).toMatchObject({ ok: false });
    }
  });
});

describe('a visitor who goes back to the bot', () => {
  test('takes the path that the hand-off has for that', () => {
    const flow = aFlow(
      [group('g1', ask, desk, say('after', 'Fue un gusto')), group('g2', say('again', 'Aquí sigo'), ask)],
      edges('start -> g1', 'desk:returned -> g2'),
    );
    const talk = new Talk(aDefinition(flow)).type('M');
    expect(back(talk)).toEqual(['Aquí sigo', '¿Qué talla?']);
    expect(talk.state).toMatchObject({ isHandedOff: false, awaiting: { blockId: 'size' } });
  });

  test('goes on with what follows the hand-off, as when a member returns the conversation', () => {
    const talk = new Talk(inOneGroup(ask, desk, block('more', 'textInput', { prompt: { es: '¿Algo más?' } }))).type(
      'M',
    );
    expect(back(talk)).toEqual(['¿Algo más?']);
  });

  test.each([
    ['es', '¿Qué talla?'],
    ['en', 'Which size?'],
  ] as const)('is asked the last question again where nothing follows (%s)', (locale, question) => {
    const talk = new Talk(inOneGroup(ask, desk), { locale }).type('M');
    expect(back(talk)).toEqual([question]);
    expect(talk.state.endReason).toBeNull();
  });

  test('begins again where no question was answered, and goes on at the open question if there is one', () => {
    const talk = new Talk(inOneGroup(desk));
    talk.take({ kind: 'resume', isByVisitor: true });
    expect(talk.state).toMatchObject({ isHandedOff: true });
    expect(back(new Talk(inOneGroup(ask)).type('quiero hablar con una persona'))).toEqual(['¿Qué talla?']);
  });
});
