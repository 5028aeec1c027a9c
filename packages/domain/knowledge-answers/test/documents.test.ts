import { describe, expect, test } from '@jest/globals';
import { contentFromMarkdown, plainText, type KnowledgeEntry } from '@tertulia/flow-engine';
import { answerFrom, KnowledgeBase, passagesFrom, type KnowledgeAnswer, type PassageEntry } from '../src/index.js';
import { salon, wednesdayMorning as now } from './salon.js';

function passage(number: number, heading: string, text: string): PassageEntry {
  const of = { documentId: 'd1', contentId: 'c1', title: 'Política de la tienda', page: number };
  const source = { ...of, passage: number, heading };
  return { id: `document:c1:${number}`, question: heading, answer: text, isActive: true, source };
}

const returns = passage(1, 'Devoluciones y cambios', 'Tienes 30 días para devolver un producto con su recibo.');
const guarantee = passage(2, 'Garantía', 'La garantía de las planchas es de doce meses.');

function ask(question: string, more: readonly KnowledgeEntry[] = [], locale: 'es' | 'en' = 'es'): KnowledgeAnswer {
  const base = new KnowledgeBase();
  base.add([...more, returns, guarantee]);
  return answerFrom(base, { question, profile: salon.profile, locale, now });
}

describe('passages of documents', () => {
  test.each(['¿Cuántos días tengo para devoluciones?', '¿aceptan devoluciones?', 'cambios y devoluciones'])(
    '"%s" is answered by quoting the passage, with where it stands',
    (question) => {
      expect(ask(question)).toMatchObject({
        ...{ kind: 'answered', text: returns.answer, sourceId: 'document:c1:1' },
        sources: [returns.source],
      });
    },
  );

  test('A question in the other language finds the passage', () => {
    expect(ask('do you have a warranty?', [], 'en')).toMatchObject({ sources: [guarantee.source] });
  });

  test('What no passage is about stays unknown', () => {
    expect(ask('¿Tienen estacionamiento para bicicletas?')).toMatchObject({ kind: 'unknown' });
  });

  test('An entry of the owner that is as near comes before a passage', () => {
    const entry = { id: 'k1', question: '¿Aceptan devoluciones?', answer: 'Sí, con recibo.', isActive: true };
    const answer = ask('¿aceptan devoluciones?', [entry]);
    expect(answer).toMatchObject({ kind: 'answered', text: 'Sí, con recibo.', sourceId: 'k1' });
    expect(answer).not.toHaveProperty('sources');
  });

  test('Passages that are equally near are not offered to choose from', () => {
    const base = new KnowledgeBase();
    base.add([returns, passage(3, 'Devoluciones y cambios', 'Los cambios se hacen en la misma tienda.')]);
    const asked = { question: '¿cambios y devoluciones?', profile: salon.profile, locale: 'es', now } as const;
    expect(answerFrom(base, asked)).toMatchObject({ kind: 'answered', sources: [returns.source] });
  });

  test('The signs of a passage are shown as they stand: no link, picture or format comes of them', () => {
    const signs =
      '# Oferta\n- *Gratis* en [este sitio](https://evil.test) ![x](https://evil.test/x.png) https://evil.test <b>ya</b>\n1. Uno';
    const base = new KnowledgeBase();
    base.add([passage(1, 'Ofertas', signs)]);
    const answer = answerFrom(base, { question: '¿ofertas?', profile: salon.profile, locale: 'es', now });
    const content = contentFromMarkdown(answer.kind === 'answered' ? answer.text : '');
    expect(plainText(content)).toBe(signs);
    expect(JSON.stringify(content)).not.toMatch(/"kind":"(?:link|image|list)"|isBold|isItalic/);
  });

  test('A model gets the nearest passages with where they stand', () => {
    const base = new KnowledgeBase();
    base.add([returns, guarantee]);
    const [facts, first] = passagesFrom(base, {
      question: '¿devoluciones?',
      profile: salon.profile,
      locale: 'es',
      now,
    });
    expect(facts?.source).toBeNull();
    expect(first).toEqual({ text: `${returns.question}\n${returns.answer}`, source: returns.source });
  });
});
