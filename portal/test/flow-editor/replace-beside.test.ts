import { describe, expect, test } from '@jest/globals';
import {
  changedBeside,
  changesBeside,
  findBeside,
  undoneBeside,
  type Beside,
} from '../../src/features/flow-editor/model/replace-beside.js';
import type { TextQuery } from '../../src/features/flow-editor/model/words.js';

const query = (wanted: string): TextQuery => ({ wanted, isCaseSensitive: false, isWholeWord: false });

const bot: Beside = {
  knowledge: [
    { id: 'k1', question: '¿Cuánto cuesta el corte?', answer: 'El corte cuesta {{ corte }}.', isActive: true },
    { id: 'k2', question: '¿Abren?', answer: 'Sí', isActive: false },
  ],
  prompts: [{ id: 'p1', name: 'Corte', role: 'Vendes cortes', tone: '', limits: 'Nada de corte', knowledge: '' }],
};

const change = (wanted: string, replacement: string) => {
  const wish = { query: query(wanted), replacement };
  return changesBeside(bot, findBeside(bot, wish.query), wish);
};

describe('words in knowledge and prompts', () => {
  test('Every text is found with its entry or prompt and its part, but names of variables are not', () => {
    expect(findBeside(bot, query('corte')).map(({ kind, title, part, count }) => [kind, title, part, count])).toEqual([
      ['knowledge', '¿Cuánto cuesta el corte?', 'question', 1],
      ['knowledge', '¿Cuánto cuesta el corte?', 'answer', 1],
      ['prompt', 'Corte', 'name', 1],
      ['prompt', 'Corte', 'role', 1],
      ['prompt', 'Corte', 'limits', 1],
    ]);
    expect(findBeside(bot, query(' '))).toEqual([]);
  });

  test('An entry is changed once, with all of its texts; what has no hit is not saved again', () => {
    const { knowledge, prompts } = changedBeside(bot, change('corte', 'peinado'));
    const question = '¿Cuánto cuesta el peinado?';
    expect(knowledge).toEqual([{ ...bot.knowledge[0], question, answer: 'El peinado cuesta {{ corte }}.' }]);
    const texts = { name: 'peinado', role: 'Vendes peinados', limits: 'Nada de peinado' };
    expect(prompts).toEqual([{ ...bot.prompts[0], ...texts }]);
  });

  test('A question, an answer or a name never becomes empty, and no text too long to be saved', () => {
    expect(change('¿Abren?', '')).toEqual([]);
    expect(change('Sí', ' ')).toEqual([]);
    expect(change('¿Abren?', 'x'.repeat(501))).toEqual([]);
    expect(change('¿Abren?', 'x'.repeat(500))).toHaveLength(1);
  });

  test('Undoing gives every text back, except one that was changed since', () => {
    const changes = change('corte', 'peinado');
    const now = changedBeside(bot, changes);
    const all = { knowledge: [...now.knowledge, ...bot.knowledge.slice(1)], prompts: now.prompts };
    expect(changedBeside(all, undoneBeside(all, changes))).toEqual({
      knowledge: bot.knowledge.slice(0, 1),
      prompts: bot.prompts,
    });
    const typed = { ...all, prompts: all.prompts.map((prompt) => ({ ...prompt, role: 'Otra cosa' })) };
    expect(changedBeside(typed, undoneBeside(typed, changes)).prompts).toEqual([
      { ...bot.prompts[0], role: 'Otra cosa' },
    ]);
  });
});
