import { describe, expect, test } from '@jest/globals';
import { answerFromKnowledge } from '@tertulia/knowledge-answers';
import { beginRehearsal, choicesOf, choose, say } from '../../src/features/onboarding/model/rehearsal.js';
import { salonDefinition } from './salon-definition.js';

const now = new Date('2026-11-23T18:00:00Z');
const moment = { now, answer: answerFromKnowledge };
const begin = (name: string) => beginRehearsal(salonDefinition, { name, locale: 'es', now });

describe('the preview of a bot', () => {
  test('The bot greets with the name of the business as soon as there is one', () => {
    expect(begin('Salón Lucía').lines[0]).toEqual({ text: 'Hola, soy el asistente de Salón Lucía.', isOwn: false });
    expect(begin('   ').lines[0]?.text).toContain('tu salón');
  });

  test('The template is not changed', () => {
    begin('Salón Lucía');
    expect(salonDefinition.profile.name).toBe('tu salón');
  });

  test('A choice gets the reply of the real bot', () => {
    const first = begin('Salón Lucía');
    expect(choicesOf(first).map((choice) => choice.label)).toEqual(['Ver precios', 'Adiós']);
    const next = choose(first, choicesOf(first)[0]?.id ?? '', moment);
    expect(next.lines.slice(2)).toEqual([
      { text: 'Ver precios', isOwn: true },
      { text: 'El corte cuesta 280.', isOwn: false },
      { text: '¿Qué necesitas?', isOwn: false },
    ]);
    expect(first.lines).toHaveLength(2);
  });

  test('Typed text is accepted, and nothing after the end', () => {
    const over = say(begin('Salón'), 'Adiós', moment);
    expect(over.isOver).toBe(true);
    expect(choicesOf(over)).toEqual([]);
    expect(say(over, 'Hola', moment)).toBe(over);
  });

  test('A question about prices is answered from the price list of the business, then the bot asks its own question again', () => {
    const asked = say(begin('Salón'), '¿Cuánto cuesta el corte?', moment);
    expect(asked.lines.at(-2)?.text).toMatch(/Corte de cabello.*280/);
    expect(asked.lines.at(-1)?.text).toBe('¿Qué necesitas?');
    const euros = { ...salonDefinition, profile: { ...salonDefinition.profile, currency: 'EUR', country: 'ES' } };
    const abroad = say(
      beginRehearsal(euros, { name: 'Salón', locale: 'es', now }),
      '¿Cuánto cobran por un corte?',
      moment,
    );
    expect(abroad.lines.map(({ text }) => text).join('\n')).toMatch(/Corte de cabello.*EUR.*280/);
  });

  test('An unknown question gets the text for unknown answers', () => {
    const asked = say(begin('Salón'), '¿Venden boletos para el teatro?', moment);
    expect(asked.lines.map(({ text }) => text)).toContain('No lo sé todavía.');
  });

  test('A choice that does not exist is ignored', () => {
    const first = begin('Salón');
    expect(choose(first, 'nonsense', moment)).toBe(first);
  });
});
