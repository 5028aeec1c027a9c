import { expect, test } from '@jest/globals';
import { startState, step, type StepInput } from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, say, wednesdayMorning } from './kit.js';

const definition = aDefinition(
  aFlow(
    [
      group(
        'table',
        say('greeting', 'Reservemos una mesa.'),
        block('people', 'numberInput', { prompt: { es: '¿Para cuántas personas?' }, variable: 'people' }),
        block('name', 'textInput', { prompt: { es: '¿A nombre de quién?' }, variable: 'name' }),
        block('more', 'choiceInput', { prompt: { es: '¿Algo más?' } }),
      ),
      group('help', block('help-text', 'text', { variations: [{ es: 'Pregunta lo que quieras.' }] })),
    ],
    edges('start -> table', 'more -> table', 'fallback -> help'),
  ),
  { variables: [aVariable('people', 'NUMBER'), aVariable('name')] },
);

const replies: readonly string[] = [
  'muchas',
  '4',
  '¿dónde están?',
  'Marta',
  'Sí',
  'gracias',
  'hola',
  '12',
  'Luis',
  'No',
];

test('The state of a conversation is as large after 1,000 messages as after 100, so that a turn costs the same', () => {
  const sizes: number[] = [];
  let state = step({
    definition,
    state: startState(definition, { locale: 'es', seed: 7 }),
    input: { kind: 'start' },
    context: { now: wednesdayMorning },
  }).state;
  for (let message = 0; message < 1_000; message += 1) {
    const input: StepInput = { kind: 'text', text: replies[message % replies.length] ?? '' };
    state = step({ definition, state, input, context: { now: wednesdayMorning } }).state;
    // Numbers in it, such as times, may have a digit more.
    sizes.push(JSON.stringify(state).replaceAll(/\d+/g, '0').length);
  }
  expect(state.endReason).toBeNull();
  expect(Math.max(...sizes.slice(100))).toBe(Math.max(...sizes.slice(0, 100)));
});
