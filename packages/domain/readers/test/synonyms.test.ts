import { describe, expect, test } from '@jest/globals';
import { choiceCost, readChoice, readChoices, type ShownChoice } from '../src/index.js';

const services: ShownChoice[] = [
  { id: 'nails', label: 'Manicure', synonyms: ['uñas', 'arreglo de manos', '💅'] },
  { id: 'dye', label: 'Tinte y mechas', synonyms: ['pintar el pelo', 'color'] },
  { id: 'cut', label: 'Corte', synonyms: ['despuntar', 'tusada', '2x1'] },
];

const pick = (answer: string, choices = services): string | null => {
  const reading = readChoice(answer, choices);
  return reading.kind === 'read' ? reading.value : null;
};

describe('synonyms of choices', () => {
  test.each([
    ['uñas', 'nails'],
    ['UÑAS!', 'nails'],
    ['quiero arreglarme las uñas por favor', 'nails'],
    ['💅', 'nails'],
    ['unñas', 'nails'],
    ['no quiero corte, mejor pintar el pelo', 'dye'],
    ['una tusada', 'cut'],
    ['2x1', 'cut'],
    ['manicure', 'nails'],
    ['la segunda', 'dye'],
    ['3', 'cut'],
  ])('«%s» is read as %s', (answer, wanted) => {
    expect(pick(answer)).toBe(wanted);
  });

  test('A label goes before a synonym of another choice', () => {
    const choices = [
      { id: 'a', label: 'Color', synonyms: [] },
      { id: 'b', label: 'Tinte', synonyms: ['color'] },
    ];
    expect(pick('color', choices)).toBe('a');
  });

  test('A synonym goes before a misspelt label and before a position', () => {
    const choices = [
      { id: 'a', label: 'Cenas' },
      { id: 'b', label: 'Comidas', synonyms: ['cena', '1'] },
    ];
    expect(pick('cena', choices)).toBe('b');
    expect(pick('1', choices)).toBe('b');
  });

  test('A synonym of two choices is asked back with both', () => {
    const choices = [
      { id: 'a', label: 'Manicure', synonyms: ['uñas'] },
      { id: 'b', label: 'Pedicure', synonyms: ['uñas'] },
    ];
    expect(readChoice('uñas', choices)).toEqual({ kind: 'unsure', reason: 'SEVERAL', candidates: ['a', 'b'] });
  });

  test('A choice that is ruled out by its synonym is not chosen', () => {
    expect(pick('uñas no')).toBeNull();
  });

  test('A text that has nothing to do with the choices means none of them, also where one is an emoji', () => {
    expect(pick('mañana paso a verlos')).toBeNull();
    expect(pick('mañana paso a verlos', [{ id: 'a', label: '👍' }])).toBeNull();
  });

  test('Several choices can be given by their synonyms, and a synonym with “y” is one choice', () => {
    expect(readChoices('uñas y color', services)).toEqual({ kind: 'read', value: ['nails', 'dye'] });
    const combined = [...services, { id: 'both', label: 'Paquete', synonyms: ['uñas y corte'] }];
    expect(readChoices('uñas y corte', combined)).toEqual({ kind: 'read', value: ['both'] });
  });

  test('Synonyms count as work', () => {
    const bare = services.map(({ id, label }) => ({ id, label }));
    expect(choiceCost('uñas', services)).toBeGreaterThan(choiceCost('uñas', bare));
  });
});
