import { describe, expect, test } from '@jest/globals';
import { parseDefinition, validateDefinition, type Block, type BotDefinition, type FlowEvent } from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, say, Talk } from './kit.js';

const position = { x: 0, y: 0 };
const size = block('size', 'textInput', { prompt: { es: '¿Qué talla?', en: 'Which size?' }, variable: 'talla' });
const mail = block('mail', 'emailInput', { prompt: { es: '¿Tu correo?', en: 'Your e-mail?' }, variable: 'correo' });
const bye = block('bye', 'end', { message: { es: 'Listo: {{ talla }}, {{ correo }}' } });
const names = ['talla', 'correo', 'dicho', 'pregunta', 'tipo'];

function flowWith(event: FlowEvent, ...path: Block[]): BotDefinition {
  const flow = aFlow([group('g1', size, mail, bye), group('g2', ...path)], edges('start -> g1', 'on-it -> g2'));
  const variables = names.map((name) => aVariable(name));
  return aDefinition({ ...flow, events: [...flow.events, event] }, { locales: ['es'], variables });
}

function command(word: string, isDetour: boolean): FlowEvent {
  return { id: 'on-it', kind: 'command', word, isDetour, position };
}

describe('the event command', () => {
  test.each(['/menu', 'menu', 'MENÚ', ' /Menú '])(
    'A word runs its path, then the question is asked again: %p',
    (text) => {
      const talk = new Talk(flowWith(command('/menu', true), say('m', 'Carta: pan y café')));
      expect(talk.type(text).said).toEqual(['Carta: pan y café', '¿Qué talla?']);
      expect(talk.type('M').said).toEqual(['¿Tu correo?']);
      expect(talk.state.variables['talla']).toBe('M');
    },
  );

  test('A command without a way back goes on where it leads', () => {
    const talk = new Talk(flowWith(command('adios', false), block('end', 'end', { message: { es: 'Hasta luego' } })));
    expect(talk.type('adiós').said).toEqual(['Hasta luego']);
    expect(talk.state.endReason).toBe('COMPLETED');
  });

  test.each(['menu del día', '/otro', '', '/', 'x'.repeat(5_000)])('Another text is an answer: %p', (text) => {
    const talk = new Talk(flowWith(command('menu', true), say('m', 'Carta')));
    expect(talk.type(text).said).not.toContain('Carta');
  });

  test('Danger comes before a command', () => {
    const talk = new Talk(flowWith(command('me quiero morir', false), say('m', 'Carta')));
    expect(talk.type('me quiero morir').said).not.toContain('Carta');
    expect(talk.outputs('urgencyDetected')).toHaveLength(1);
  });

  test('A command without a word, and two with the same one, are not published', () => {
    const definition = flowWith(command(' / ', true), say('m', 'Carta'));
    expect(validateDefinition(definition)).toMatchObject([{ code: 'MISSING_OPTION', field: 'events.3' }]);
    const [flow] = definition.flows;
    const twice = [{ ...command('menu', false), id: 'on-that' }, command('/Menú', true)];
    const doubled = {
      ...definition,
      flows: [{ ...(flow as typeof flow & object), events: [...(flow?.events.slice(0, 3) ?? []), ...twice] }],
    };
    expect(validateDefinition(doubled)).toMatchObject([{ code: 'DUPLICATE_EVENT' }]);
  });

  test('A word of a wrong type is refused when a definition is read', () => {
    const definition = flowWith(command('menu', true), say('m', 'Carta'));
    Object.assign(definition.flows[0]?.events[3] ?? {}, { word: { es: 'menu' } });
    expect(parseDefinition(definition)).toMatchObject({ ok: false });
  });
});

describe('the event reply', () => {
  const event: FlowEvent = {
    ...{ id: 'on-it', kind: 'reply', position },
    ...{ textVariable: 'dicho', nameVariable: 'pregunta', kindVariable: 'tipo' },
  };

  test('Every reply runs its path before it is read, and the question is not asked again', () => {
    const talk = new Talk(flowWith(event, say('log', 'Anoté «{{ dicho }}» en {{ pregunta }} ({{ tipo }})')));
    expect(talk.type('M').said).toEqual(['Anoté «M» en talla (textInput)', '¿Tu correo?']);
    expect(talk.type('ana@ejemplo.mx').said).toEqual([
      'Anoté «ana@ejemplo.mx» en correo (emailInput)',
      'Listo: M, ana@ejemplo.mx',
    ]);
  });

  test('A reply that is not understood is refused after its path, and counted', () => {
    const talk = new Talk(flowWith(event, say('log', 'Anotado'))).type('M');
    talk.type('no sé');
    expect(talk.said[0]).toBe('Anotado');
    expect(talk.outputs('notUnderstood')).toMatchObject([{ blockId: 'mail' }]);
    expect(talk.type('tampoco').state.retryCount).toBe(2);
  });

  test('A path that asks something reads the reply once that is answered', () => {
    const sure = block('sure', 'confirm', { prompt: { es: '¿Seguro?' }, variable: null });
    const talk = new Talk(flowWith(event, sure)).type('M');
    expect(talk.said).toEqual(['¿Seguro?']);
    expect(talk.type('sí').said).toEqual(['¿Tu correo?']);
    expect(talk.state.variables['talla']).toBe('M');
  });

  test('A path that leads elsewhere drops the reply', () => {
    const jump = block('j', 'jump', { target: { groupId: 'g1', blockId: 'mail' } });
    const talk = new Talk(flowWith(event, jump)).type('M');
    expect(talk.said).toEqual(['¿Tu correo?']);
    expect(talk.state).toMatchObject({ heldReply: undefined });
    expect(talk.state.variables['talla']).toBeNull();
  });

  test('Variables that do not exist are reported before publishing', () => {
    const definition = flowWith({ ...event, textVariable: 'nadie' }, say('log', 'Anotado'));
    expect(validateDefinition(definition)).toMatchObject([{ code: 'UNKNOWN_VARIABLE', field: 'events.3' }]);
  });
});
