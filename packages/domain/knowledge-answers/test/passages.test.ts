import { expect, test } from '@jest/globals';
import type { Locale } from '@tertulia/flow-engine';
import { KnowledgeBase, passagesFrom } from '../src/index.js';
import { salon, wednesdayMorning as now } from './salon.js';

function passages(question: string, locale: Locale = 'es', knowledge = salon.knowledge): string[] {
  const base = new KnowledgeBase();
  base.add(knowledge);
  return passagesFrom(base, { question, profile: salon.profile, locale, now }).map(({ text }) => text);
}

test('The facts of the business come first, with the present time, in the language of the question', () => {
  const [facts = ''] = passages('¿Cuánto cuesta el tinte?');
  for (const fact of ['Salón Luz', 'miércoles 25 de noviembre de 2026, 11:00, abierto', 'Reforma 10', 'Tinte completo'])
    expect(facts).toContain(fact);
  expect(passages('What does it cost?', 'en')[0]).toContain('Wednesday, November 25, 2026, 11:00, open');
});

test('The entries that fit a question follow, each once and the best first; entries that are off never do', () => {
  const entry = (id: string, question: string, isActive = true) => ({ id, question, answer: `Dato ${id}.`, isActive });
  const knowledge = [
    entry('a', '¿Tienen wifi?'),
    entry('b', '¿Cuál es la clave del wifi?'),
    entry('c', '¿Wifi?', false),
  ];
  const [, ...found] = passages('¿Cuál es la clave del wifi?', 'es', knowledge);
  expect(found).toEqual(['¿Cuál es la clave del wifi?\nDato b.', '¿Tienen wifi?\nDato a.']);
});

test('However large the knowledge is, the passages stay within 10,000 characters', () => {
  const knowledge = Array.from({ length: 400 }, (_, at) => ({
    ...{ id: `k${at}`, question: '¿Qué incluye el paquete?', answer: 'cosas '.repeat(600), isActive: true },
  }));
  const total = passages('¿Qué incluye el paquete?', 'es', knowledge).join('').length;
  expect(total).toBeGreaterThan(4_000);
  expect(total).toBeLessThanOrEqual(10_000);
});
