import { describe, expect, test } from '@jest/globals';
import { beginRehearsal, choicesOf, choose, say } from '../../src/features/onboarding/model/rehearsal.js';
import { salonDefinition } from './salon-definition.js';

const now = new Date('2026-11-23T18:00:00Z');
const begin = (name: string) => beginRehearsal(salonDefinition, { name, locale: 'es', now });

describe('a rehearsal', () => {
  test('greets with the name of the business as soon as there is one', () => {
    expect(begin('Salón Lucía').lines[0]).toEqual({ text: 'Hola, soy el asistente de Salón Lucía.', isOwn: false });
    expect(begin('   ').lines[0]?.text).toContain('tu salón');
  });

  test('leaves the template as it was', () => {
    begin('Salón Lucía');
    expect(salonDefinition.profile.name).toBe('tu salón');
  });

  test('answers a choice as the real bot would', () => {
    const first = begin('Salón Lucía');
    expect(choicesOf(first).map((choice) => choice.label)).toEqual(['Ver precios', 'Adiós']);
    const next = choose(first, choicesOf(first)[0]?.id ?? '', now);
    expect(next.lines.slice(2)).toEqual([
      { text: 'Ver precios', isOwn: true },
      { text: 'El corte cuesta 280.', isOwn: false },
      { text: '¿Qué necesitas?', isOwn: false },
    ]);
    expect(first.lines).toHaveLength(2);
  });

  test('takes written words, and nothing more after the end', () => {
    const over = say(begin('Salón'), 'Adiós', now);
    expect(over.isOver).toBe(true);
    expect(choicesOf(over)).toEqual([]);
    expect(say(over, 'Hola', now)).toBe(over);
  });

  test('ignores a choice that is not there', () => {
    const first = begin('Salón');
    expect(choose(first, 'nonsense', now)).toBe(first);
  });
});
