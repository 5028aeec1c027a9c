import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ValueOperation, Variable } from '@tertulia/flow-engine';
import { block, definitionOf, group } from './definitions.js';
import { openWorld, publishedBot, said, send, start, visitorOf, type World } from './world.js';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world.close());

const variableOf = (name: string, changes: Partial<Variable> = {}): Variable => {
  return { name, type: 'TEXT', scope: 'CONVERSATION', isPersonalData: false, defaultValue: null, ...changes };
};

describe('values that a block asks of the conversation', () => {
  test.each<[ValueOperation, string]>([
    ['CHANNEL', 'WEB'],
    ['CONTACT_NAME', 'Ana'],
    ['TRANSCRIPT', 'Bot: ¿Cómo te llamas?\nVisitante: Ana\nBot: Hola Ana'],
  ])('%s is %j', async (operation, expected) => {
    const definition = definitionOf(
      [
        group(
          'welcome',
          block('name', 'textInput', { prompt: { es: '¿Cómo te llamas?' }, variable: 'nombre' }),
          block('hello', 'text', { variations: [{ es: 'Hola {{ nombre }}' }] }),
          block('set', 'setVariable', { variable: 'x', operation }),
          block('tell', 'textInput', { prompt: { es: '{{ x }}' }, variable: null }),
        ),
      ],
      [],
      { variables: [variableOf('nombre', { isPersonalData: true }), variableOf('x')] },
    );
    const bot = await publishedBot(world, definition);
    const view = await start(world, bot);
    const answer = await send(world, visitorOf(bot, view), { text: 'Ana', after: view.lastSequence });
    expect(said(answer).at(-1)).toBe(expected);
  });
});
