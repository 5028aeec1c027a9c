import { describe, expect, test } from '@jest/globals';
import { choicesIn, linesOf } from '../../src/features/flow-editor/kinds/form/choice-lines.js';

const before = [
  { id: 'a', label: { es: 'Chica', en: 'Small' } },
  { id: 'b', label: { es: 'Grande', en: 'Large' } },
];
const options = { locale: 'es', newId: () => 'new' } as const;

describe('choices of a field, one on each line', () => {
  test('What was not changed stays as it is', () => {
    expect(choicesIn(linesOf(before, 'es'), before, options)).toEqual(before);
  });

  test('Lines that change places keep their words in the other language', () => {
    expect(choicesIn('Grande\nChica', before, options)).toEqual([before[1], before[0]]);
  });

  test('A line that is rewritten keeps its choice, and a new line is a new one', () => {
    expect(choicesIn('Chico\nGrande', before, options)[0]).toEqual({ id: 'a', label: { es: 'Chico', en: 'Small' } });
    expect(choicesIn('Chica\nMediana\nGrande', before, options)).toEqual([
      before[0],
      { id: 'new', label: { es: 'Mediana' } },
      before[1],
    ]);
  });

  test('A line that is removed takes only its own choice with it', () => {
    expect(choicesIn('Grande', before, options)).toEqual([before[1]]);
  });
});
