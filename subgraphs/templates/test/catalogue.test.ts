import { describe, expect, test } from '@jest/globals';
import { parseDefinition, validateDefinition, type Block, type BotDefinition } from '@tertulia/flow-engine';
import { answerFromKnowledge } from '@tertulia/knowledge-answers';
import { readChoice, type Reading, type ShownChoice } from '@tertulia/readers';
import { allIndustries, allPrompts, allTemplates } from '../src/domain/catalogue/index.js';
import { definitionOf } from '../src/domain/definition-of.js';
import { previewOf } from '../src/domain/preview.js';
import type { BotTemplate, BusinessFacts } from '../src/domain/template.js';
import { scripts } from '../src/domain/catalogue/visits.js';
import { closedHour, facts, openHour, visit } from './visit.js';

const cases = allTemplates.flatMap((template) =>
  (['es', 'en'] as const).map((locale) => ({ template, locale, slug: template.slug })),
);

/** The height of a card of the canvas: padding and title, 36 px a block, 32 px a choice or an exit of a condition, and a gap. */
function leastHeight(blocks: readonly Block[]): number {
  return blocks.reduce((height, block) => {
    if (block.kind === 'choiceInput' || block.kind === 'pictureChoice')
      return height + 36 + 32 * block.options.items.length;
    return height + (block.kind === 'condition' ? 36 + 64 : 36);
  }, 44 + 32);
}

/** The choices that each question shows, with their synonyms. */
function choicesOf({ flows, profile, locale }: BotDefinition): { question: string; shown: ShownChoice[] }[] {
  return flows
    .flatMap(({ groups }) => groups.flatMap(({ blocks }) => blocks))
    .flatMap((block) => (block.kind === 'choiceInput' || block.kind === 'pictureChoice' ? [block] : []))
    .map(({ id, options: { items, listVariable } }) => ({
      question: id,
      shown: [
        ...(listVariable === 'business.services' ? profile.services.map(({ id, name }) => ({ id, label: name })) : []),
        ...items.map(({ id, label, synonyms }) => ({ id, label: label[locale] ?? '', synonyms })),
      ],
    }));
}

function isRead(reading: Reading<string>, id: string): boolean {
  return reading.kind === 'read' && reading.value === id;
}

function definition(template: BotTemplate, locale: 'es' | 'en', over: Partial<BusinessFacts> = {}) {
  return definitionOf(template, facts(locale, over));
}

test('each of the eight industries has a template, and ids are unique', () => {
  expect(allIndustries).toHaveLength(8);
  expect(new Set(allTemplates.map((template) => template.industry.id))).toEqual(
    new Set(allIndustries.map((industry) => industry.id)),
  );
  const ids = [...allIndustries, ...allTemplates, ...allPrompts].map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(cases)('$slug in $locale', ({ template, locale }) => {
  const bot = definition(template, locale);

  test('is a valid bot without problems', () => {
    expect(parseDefinition(JSON.parse(JSON.stringify(bot)))).toEqual({ ok: true, definition: bot });
    expect(validateDefinition(bot)).toEqual([]);
  });

  test('has every form of address resolved and one language only', () => {
    const json = JSON.stringify(bot);
    expect(json).not.toMatch(/\[[^\]["{]*\|[^\]["{]*\]/);
    expect(bot.locales).toEqual([locale]);
    expect(json).not.toContain(locale === 'es' ? '"en":' : '"es":');
  });

  test.each([
    ['AR', 'ARS', 'VOS'],
    ['CO', 'COP', 'TU'],
    ['JP', 'JPY', 'TU'],
  ] as const)(
    'made for %s it has no problems either, and uses the form of address there',
    (country, currency, tone) => {
      const abroad = definition(template, locale, { country, currency, phone: null, address: null });
      expect(validateDefinition(abroad)).toEqual([]);
      expect(abroad.tone).toBe(template.tone ?? tone);
      expect(JSON.stringify(abroad)).not.toMatch(/\[[^\]["{]*\|[^\]["{]*\]/);
      const priced = abroad.profile.services.filter((service) => service.priceMinor !== null).length;
      expect(priced > 0).toBe(currency !== 'JPY');
    },
  );

  test('says at once that it is automatic, and offers choices', () => {
    const greeting = bot.flows[0]?.groups[0]?.blocks[0];
    const variations = greeting?.kind === 'text' ? greeting.options.variations.map((text) => text[locale]) : [];
    expect(variations.length).toBeGreaterThan(0);
    for (const variation of variations)
      expect(variation).toMatch(locale === 'es' ? /asistente automático/ : /automated assistant/);
    const preview = previewOf(template, locale);
    expect(preview.choices.length).toBeGreaterThanOrEqual(4);
    expect(preview.greeting.join(' ')).toContain(template.sampleName[locale]);
    expect(preview.greeting.join(' ')).not.toContain('{{');
  });

  test('is placed on the canvas from left to right without overlaps', () => {
    const groups = bot.flows[0]?.groups ?? [];
    for (const [at, one] of groups.entries()) {
      for (const other of groups.slice(at + 1)) {
        const apart =
          Math.abs(one.position.x - other.position.x) >= 240 ||
          one.position.y + leastHeight(one.blocks) < other.position.y ||
          other.position.y + leastHeight(other.blocks) < one.position.y;
        expect({ one: one.id, other: other.id, apart }).toEqual({ one: one.id, other: other.id, apart: true });
      }
    }
  });

  test('every question of its knowledge is answered by its own entry, and there are at least eight', () => {
    expect(bot.knowledge.length).toBeGreaterThanOrEqual(8);
    const wrong = bot.knowledge.flatMap((entry) => {
      const found = answerFromKnowledge({ question: entry.question, definition: bot, locale, now: openHour });
      return found.kind === 'answered' && found.sourceId === entry.id ? [] : [{ asked: entry.question, found }];
    });
    expect(wrong).toEqual([]);
  });

  test('a free question beside the menu is answered, and the menu is shown again', () => {
    const [entry] = bot.knowledge;
    const { said, state } = visit(bot, [entry?.question ?? '']);
    expect(said).toContain(entry?.answer.slice(0, 30));
    expect(state.awaiting?.blockId).toBe('menu');
  });

  test('each synonym names its own choice, and a plain no names none that does not say no', () => {
    const wrong = choicesOf(bot).flatMap(({ question, shown }) => {
      const typed = shown.flatMap(({ id, synonyms = [] }) => synonyms.map((text) => ({ text, id })));
      const refused = shown.find(({ id }) => isRead(readChoice('no', shown), id))?.label;
      return [
        ...typed.filter(({ text, id }) => !isRead(readChoice(text, shown), id)),
        ...(refused === undefined || /\b(?:no|not|none|nothing|nada|ningun[oa])\b/i.test(refused)
          ? []
          : [{ text: 'no', id: refused }]),
      ].map((miss) => ({ question, ...miss }));
    });
    expect(wrong).toEqual([]);
  });

  test('an unanswered question is offered to a person', () => {
    const { outputs } = visit(bot, ['xqzt wvut 77?', locale === 'es' ? 'Hablar con una persona' : 'Talk to a person']);
    expect(outputs).toContainEqual(expect.objectContaining({ kind: 'unanswered' }));
    expect(outputs).toContainEqual(expect.objectContaining({ kind: 'handedOff' }));
  });

  test('outside opening hours no person is promised: contact details are collected instead', () => {
    const consent = template.slug === 'clinic-appointments' ? [locale === 'es' ? 'Sí, acepto' : 'Yes, I agree'] : [];
    const menu = bot.flows[0]?.groups[0]?.blocks.at(-1);
    const toPerson = menu?.kind === 'choiceInput' ? menu.options.items.find((one) => one.id === 'person') : undefined;
    const answers = [
      toPerson?.label[locale] ?? '',
      ...consent,
      ...(locale === 'es'
        ? ['Por correo', 'Ana', 'ana@ejemplo.com', 'Llámenme']
        : ['By e-mail', 'Ann', 'ann@example.com', 'Call me']),
    ];
    const { outputs, state } = visit(bot, answers, closedHour);
    expect(outputs).not.toContainEqual(expect.objectContaining({ kind: 'handedOff' }));
    expect(outputs).toContainEqual(expect.objectContaining({ kind: 'goalReached' }));
    expect(Object.values(state.variables)).toContain(locale === 'es' ? 'ana@ejemplo.com' : 'ann@example.com');
  });

  test('names, phones and e-mail addresses are declared personal', () => {
    const personal = bot.variables.filter((variable) => variable.isPersonalData).map((variable) => variable.name);
    expect(personal).toEqual(
      expect.arrayContaining(locale === 'es' ? ['nombre', 'telefono', 'correo'] : ['name', 'phone', 'email']),
    );
  });
});

test.each(scripts)('$template in $locale: a visitor reaches “$goal”', ({ template: slug, locale, goal, answers }) => {
  const template = allTemplates.find((one) => one.slug === slug);
  if (template === undefined) throw new Error(slug);
  const { outputs, said, state } = visit(definition(template, locale), answers);
  const reached = outputs.flatMap((output) => (output.kind === 'goalReached' ? [output.name] : []));
  expect(outputs.filter((output) => output.kind === 'notUnderstood' || output.kind === 'fault')).toEqual([]);
  expect(outputs.filter((output) => output.kind === 'unanswered')).toEqual([]);
  expect(said).not.toMatch(/\{\{|null|undefined|\( *\)| ,/);
  expect(reached).toEqual([goal]);
  const isRated = outputs.some((output) => output.kind === 'rated' && output.isSatisfaction);
  expect(isRated ? state.endReason : 'GOAL').toBe('GOAL');
});

test('every template has a visitor in both languages who completes the conversation and rates it', () => {
  const rated = scripts.filter((script) => /^[1-5]$/.test(script.answers.at(-1) ?? ''));
  expect(new Set(rated.map(({ template, locale }) => `${template} ${locale}`))).toEqual(
    new Set(cases.map(({ slug, locale }) => `${slug} ${locale}`)),
  );
});
