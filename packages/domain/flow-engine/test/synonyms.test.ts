import { describe, expect, test } from '@jest/globals';
import { parseDefinition, validateDefinition, type BotDefinition, type ChoiceItem } from '../src/index.js';
import { aDefinition, aFlow, block, edges, group, inOneGroup, say, Talk } from './kit.js';

function item(id: string, label: string, synonyms?: string[]): ChoiceItem {
  return { id, label: { es: label, en: label }, detail: {}, value: null, condition: null, synonyms };
}

function menu(...items: ChoiceItem[]): BotDefinition {
  return aDefinition(
    aFlow(
      [
        group('g', block('c', 'choiceInput', { items, retry: { es: 'No entendí.' } })),
        group('n', say('s', 'Uñas, va.')),
      ],
      edges('start -> g', 'c:nails -> n'),
    ),
  );
}

const salon = menu(item('nails', 'Manicure', ['uñas', 'arreglo de manos']), item('cut', 'Corte'));

const parsed = (synonyms: unknown): boolean =>
  parseDefinition(JSON.parse(JSON.stringify(menu({ ...item('nails', 'Manicure'), synonyms } as ChoiceItem)))).ok;

describe('synonyms in a flow', () => {
  test('A typed synonym takes the path of its choice and stores the label', () => {
    const talk = new Talk(salon).type('quiero hacerme las uñas');
    expect(talk.said).toEqual(['Uñas, va.']);
    expect(talk.outputs('answered')).toMatchObject([{ value: 'Manicure', text: 'Manicure' }]);
  });

  test('Synonyms are neither shown to visitors nor stored in the session', () => {
    expect(JSON.stringify(new Talk(salon).state)).not.toContain('uñas');
  });

  test('They can be typed where several choices may be given, and while two choices are offered', () => {
    const several = inOneGroup(
      block('c', 'choiceInput', {
        items: [item('nails', 'Manicure', ['uñas']), item('cut', 'Corte')],
        isMultiple: true,
      }),
    );
    expect(new Talk(several).type('uñas y corte').outputs('answered')).toMatchObject([
      { value: ['Manicure', 'Corte'] },
    ]);
    const hands = menu(item('nails', 'Manicure de manos', ['uñas']), item('spa', 'Spa de manos'));
    const asked = new Talk(hands).type('manos');
    expect(asked.state.awaiting).toMatchObject({ isOffer: true });
    expect(asked.type('uñas').said).toEqual(['Uñas, va.']);
  });

  test('Definitions without synonyms stay as they are', () => {
    const json = JSON.parse(JSON.stringify(menu(item('nails', 'Manicure')))) as unknown;
    expect(parseDefinition(json)).toEqual({ ok: true, definition: json });
  });

  test('At most 30 synonyms of 1 to 80 visible characters are taken', () => {
    expect(parsed(Array.from({ length: 30 }, (_, at) => `uña ${at}`))).toBe(true);
    expect(parsed(Array.from({ length: 31 }, (_, at) => `uña ${at}`))).toBe(false);
    expect(parsed(['x'.repeat(80)])).toBe(true);
    expect(parsed(['x'.repeat(81)])).toBe(false);
    expect(parsed([' \u200B '])).toBe(false);
    expect(parsed('uñas')).toBe(false);
  });

  test('A synonym that two choices share, or that is the label of another one, is a warning at each', () => {
    const fields = (definition: BotDefinition): (string | null)[] =>
      validateDefinition(definition)
        .filter(({ code, severity }) => code === 'AMBIGUOUS_CHOICE' && severity === 'WARNING')
        .map(({ field }) => field);
    expect(fields(salon)).toEqual([]);
    expect(fields(menu(item('nails', 'Manicure', ['uñas']), item('feet', 'Pedicure', ['Uñas'])))).toEqual([
      'items.0.synonyms',
      'items.1.synonyms',
    ]);
    expect(fields(menu(item('nails', 'Manicure', ['corte']), item('cut', 'Corte')))).toEqual(['items.0.synonyms']);
    expect(fields(menu(item('nails', 'Manicure', ['manicure', 'uñas', 'uñas'])))).toEqual([]);
  });
});
