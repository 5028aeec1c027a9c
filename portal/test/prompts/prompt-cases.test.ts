import { describe, expect, test } from '@jest/globals';
import { textsIn, verdictOf } from '../../src/features/prompts/model/prompt-cases.js';
import { industriesOf, partsOf, templatesOf } from '../../src/features/prompts/model/templates.js';

describe('what an answer must say', () => {
  test.each([
    ['Abrimos de LUNES a viernes.', ['lunes', 'viérnes'], ['sábado'], true],
    ['Abrimos de lunes a viernes.', ['domingo'], [], false],
    ['Quizá abrimos.', [], ['quiza'], false],
    [null, ['lunes'], [], false],
    [null, [], ['lunes'], true],
  ])('%s', (answer, contains, excludes, isPassed) => {
    expect(verdictOf(answer, { contains, excludes }).isPassed).toBe(isPassed);
  });

  test('It tells what is missing and what is too much', () => {
    const expected = { contains: ['lunes', 'martes'], excludes: ['gratis', 'caro'] };
    expect(verdictOf('Los lunes es gratis.', expected)).toEqual({
      ...{ isPassed: false, missing: ['martes'], forbidden: ['gratis'] },
    });
  });

  test('Lines are texts, each once, at most ten of 200 characters', () => {
    expect(textsIn(' a \n\nb\na')).toEqual(['a', 'b']);
    expect(textsIn('x'.repeat(500))[0]).toHaveLength(200);
    expect(textsIn(Array.from({ length: 20 }, (_, at) => `t${at}`).join('\n'))).toHaveLength(10);
  });
});

describe('ready-made prompts', () => {
  const gym = { id: 'gym', name: { es: 'Gimnasio', en: 'Gym' } };
  const shop = { id: 'shop', name: { es: 'Tienda', en: 'Shop' } };
  const list = [gym, shop, gym, null].map((industry, at) => ({ at, industry }));

  test('Those of the industry come first, then those for all', () => {
    expect(industriesOf(list)).toEqual([gym, shop]);
    expect(templatesOf(list, 'gym').map(({ at }) => at)).toEqual([0, 2, 3]);
  });

  test('A prompt has the texts of one language', () => {
    const text = (name: string) => ({ es: `${name} es`, en: `${name} en` });
    const template = {
      ...{ name: text('name'), role: text('role'), tone: text('tone') },
      ...{ limits: text('limits'), knowledge: text('knowledge') },
    };
    expect(partsOf(template, 'en')).toMatchObject({ name: 'name en', knowledge: 'knowledge en' });
  });
});
