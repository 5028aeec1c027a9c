import { describe, expect, test } from '@jest/globals';
import { moveConversation, type BotDefinition, type Moved, type SessionState } from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, say, Talk, wednesdayMorning } from './kit.js';

const name = block('name', 'textInput', { prompt: { es: '¿Tu nombre?' }, variable: 'nombre' });
const size = block('size', 'choiceInput', {
  prompt: { es: '¿Qué talla?', en: 'Which size?' },
  items: ['s', 'm'].map((id) => ({ id, label: { es: id, en: id }, detail: {}, value: null, condition: null })),
});

function versionOf(...groups: ReturnType<typeof group>[]): BotDefinition {
  const lines = ['start -> g1', ...(groups.length > 1 ? ['name -> g2'] : [])];
  return aDefinition(aFlow(groups, edges(...lines)), { variables: [aVariable('nombre')] });
}

const first = versionOf(group('g1', say('hi', 'Hola'), name), group('g2', say('s', 'Ahora la talla'), size));

function moved(state: SessionState, definition: BotDefinition): Moved {
  const before = JSON.stringify(state);
  const result = moveConversation({ definition, state, context: { now: wednesdayMorning } });
  expect(JSON.stringify(state)).toBe(before);
  return result;
}

const texts = ({ outputs }: Moved) => outputs.flatMap((output) => (output.kind === 'message' ? [output.text] : []));

describe('a conversation that moves to another version', () => {
  test('stays at its block without being asked again, with the choices of the version', () => {
    const { state } = new Talk(first).type('Ana');
    const more = { id: 'l', label: { es: 'l' }, detail: {}, value: null, condition: null };
    const other = structuredClone(first);
    const [, second] = other.flows[0]?.groups ?? [];
    const question = second?.blocks[1];
    if (question?.kind !== 'choiceInput') throw new Error('no question');
    question.options.items.push(more);
    const result = moved(state, other);
    expect([result.movedTo, texts(result)]).toEqual(['SAME_BLOCK', []]);
    expect(result.state.awaiting?.choices.map(({ id }) => id)).toEqual(['s', 'm', 'l']);
  });

  test('follows its block into another group', () => {
    const { state } = new Talk(first);
    const other = versionOf(group('g1', say('hi', 'Hola')), group('g3', name));
    expect(moved(state, other)).toMatchObject({
      movedTo: 'SAME_BLOCK',
      state: { position: { groupId: 'g3', blockId: 'name' }, awaiting: { blockId: 'name' } },
    });
  });

  test('begins its group again where the block was removed, and keeps the answers', () => {
    const { state } = new Talk(first).type('Ana');
    const mail = block('mail', 'emailInput', { prompt: { es: 'Gracias, {{ nombre }}. ¿Tu correo?' } });
    const result = moved(state, versionOf(group('g1', say('hi', 'Hola'), name), group('g2', mail)));
    expect([result.movedTo, texts(result)]).toEqual(['GROUP', ['Gracias, Ana. ¿Tu correo?']]);
  });

  test.each([
    ['es', 'Este chat cambió mientras tanto. Empecemos otra vez desde aquí; lo que ya respondiste está guardado.'],
    ['en', 'This chat has changed meanwhile. Let us begin again from here; what you have answered is kept.'],
  ] as const)('begins the bot again with a sentence where the group was removed too (%s)', (locale, words) => {
    const { state } = new Talk(first, { locale }).type('Ana');
    const other = versionOf(group('g1', say('hi', 'Hola, {{ nombre }}', 'Hello, {{ nombre }}'), name));
    const result = moved(state, { ...other, variables: [] });
    expect(result.movedTo).toBe('START');
    expect(texts(result).slice(0, 2)).toEqual([words, locale === 'es' ? 'Hola, Ana' : 'Hello, Ana']);
    expect(result.state.variables['nombre']).toBe('Ana');
  });

  test('goes back to where it was when the earlier version returns', () => {
    const { state } = new Talk(first);
    const other = versionOf(group('g1', say('hi', 'Hola'), name, say('x', 'Algo más')));
    expect(moved(moved(state, other).state, first).state).toEqual(state);
  });

  test('goes on waiting where a block waits, and has the defaults of new variables', () => {
    const wait = block('w', 'wait', { mode: 'FOR', amount: '3', unit: 'DAYS' });
    const { state } = new Talk(versionOf(group('g1', wait, name)));
    const other = { ...versionOf(group('g1', wait, size)), variables: [aVariable('nueva', 'TEXT', 'hola')] };
    const result = moved(state, other);
    expect(result).toMatchObject({ movedTo: 'SAME_BLOCK', state: { alarm: state.alarm } });
    expect(result.state.variables['nueva']).toBe('hola');
  });

  test('that has ended stays ended, and one whose new version is empty ends', () => {
    const { state } = new Talk(versionOf(group('g1', say('hi', 'Hola'))));
    expect(moved(state, first).state).toMatchObject({ endReason: 'COMPLETED' });
    const open = new Talk(first).state;
    expect(moved(open, aDefinition(aFlow([], []))).state.endReason).toBe('COMPLETED');
  });
});
