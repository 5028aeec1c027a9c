import { describe, expect, test } from '@jest/globals';
import type { Locale, SpokenOf } from '@tertulia/flow-engine';
import { answerFromKnowledge, type KnowledgeAnswer } from '../src/index.js';
import { salon, wednesdayMorning as now } from './salon.js';

function ask(question: string, { locale = 'es', spokenOf }: { locale?: Locale; spokenOf?: SpokenOf } = {}) {
  return answerFromKnowledge({ question, definition: salon, locale, now, spokenOf });
}

function textOf(answer: KnowledgeAnswer): string {
  return answer.kind === 'answered' ? answer.text : answer.kind;
}

/** Asks one question after another, each with what the one before was about. */
function converse(questions: readonly string[], locale: Locale = 'es'): string {
  let spokenOf: SpokenOf | undefined;
  let text = '';
  for (const question of questions) {
    const answer = ask(question, spokenOf === undefined ? { locale } : { locale, spokenOf });
    if (answer.kind === 'answered') ({ spokenOf } = answer);
    text = textOf(answer);
  }
  return text;
}

describe('several questions in one message', () => {
  test('Each of them is answered, in the order of the message', () => {
    const text = textOf(ask('Hola, ¿cuánto cuesta el tinte y aceptan tarjeta? ¿Tienen estacionamiento?'));
    expect(text).toBe(
      [
        '**Tinte completo**: desde MXN\u00A0950 · 2\u00A0h',
        'Aceptamos efectivo, tarjeta y transferencia.',
        'Sí, hay estacionamiento gratis detrás del local.',
      ].join('\n\n'),
    );
  });

  test('What cannot be answered is admitted beside what can', () => {
    expect(textOf(ask('¿Tienen alberca y hay wifi?'))).toBe(
      'Sí, pide la clave en recepción.\n\nDe lo demás no tengo información por ahora.',
    );
  });

  test('What somebody tells before a question does not keep it from being answered, and needs no answer', () => {
    expect(textOf(ask('Vengo de Querétaro con mi tía, ¿dan factura?'))).toContain('datos fiscales');
    expect(textOf(ask('Vengo de Querétaro con mi tía, ¿dan factura?'))).not.toContain('De lo demás');
  });
});

describe('questions that continue the one before', () => {
  test.each<[string[], string]>([
    [['¿Abren mañana?', '¿y el domingo?'], 'El domingo 29 de noviembre de 2026 estamos cerrados.'],
    [['¿Cuánto cuesta el corte?', '¿y el tinte?'], '**Tinte completo**: desde MXN\u00A0950 · 2\u00A0h'],
    [['¿Cuánto cuesta la manicura?', '¿cuánto dura?'], '**Manicura**: 40\u00A0min'],
    [['¿Cuánto dura el corte?', '¿y la manicura?'], '**Manicura**: 40\u00A0min'],
  ])('%j ends with the answer that the last one asks for', (questions, expected) => {
    expect(converse(questions)).toBe(expected);
  });

  test('They are understood in English too', () => {
    expect(converse(['are you open tomorrow?', 'and on sunday?'], 'en')).toBe(
      'We are closed on Sunday, November 29, 2026.',
    );
  });
});

describe('what a question is about', () => {
  test.each([
    ['¿la clave?', 'a word that only an answer has'],
    ['¿tienen trabajo?', 'a job, not “trabajamos”'],
    ['¿venden caballos?', 'a word one letter away from one of the profile'],
    ['¿Tienen estacionamiento para helicópteros y yates?', 'a part of it that nobody knows'],
  ])('“%s” is not answered with something else: %s', (question) => {
    const answer = ask(question);
    expect(answer.kind === 'answered' ? answer.text : 'unknown').toMatch(/^unknown$|De lo demás/);
  });

  test('A misspelled word never gives full certainty', () => {
    const [right, misspelled] = [ask('estacionamiento'), ask('estacionamieto')];
    expect(right).toMatchObject({ kind: 'answered', sourceId: 'parking' });
    expect(misspelled).toMatchObject({ kind: 'answered', sourceId: 'parking' });
    const scoreOf = (answer: KnowledgeAnswer): number => (answer.kind === 'answered' ? answer.score : 0);
    expect(scoreOf(misspelled)).toBeLessThan(scoreOf(right));
    expect(scoreOf(misspelled)).toBeLessThan(1);
  });

  test('When two entries fit equally well, the answer is to ask which of them is meant', () => {
    const knowledge = ['terraza', 'sótano'].map((place) => ({
      ...{ id: place, question: `¿Rentan el salón de la ${place} para bodas?`, answer: 'Sí.', isActive: true },
    }));
    const answer = answerFromKnowledge({
      ...{ question: '¿rentan salón para bodas?', definition: { ...salon, knowledge }, locale: 'es' as const, now },
    });
    expect(answer).toMatchObject({ kind: 'unsure', choices: [{ id: 'terraza' }, { id: 'sótano' }] });
  });

  test('A link of the profile answers a question that its label names', () => {
    const profile = { ...salon.profile, links: [{ label: 'Reservar', url: 'https://example.com/citas' }] };
    const answer = answerFromKnowledge({
      ...{ question: '¿cómo hago una reserva?', definition: { ...salon, profile }, locale: 'es' as const, now },
    });
    expect(textOf(answer)).toBe('[Reservar](https://example.com/citas)');
  });
});
