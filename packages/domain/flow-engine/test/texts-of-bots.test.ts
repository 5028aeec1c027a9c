import { describe, expect, test } from '@jest/globals';
import {
  blockKinds,
  defaultOptions,
  pathsIn,
  textCheck,
  textsOf,
  withTexts,
  type Block,
  type BotDefinition,
} from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, inOneGroup, say } from './kit.js';

/** A block of every kind, with every optional text and part that a new one does not have. */
function everyKind(): BotDefinition {
  const text = (es: string) => ({ es, en: `${es}!` });
  const more: Partial<Record<string, object>> = {
    form: {
      fields: [
        {
          ...{ id: 'a', kind: 'CHOICE', label: text('a'), variable: null, isRequired: true },
          choices: [{ id: 'c', label: text('c') }],
        },
      ],
    },
    rating: { comment: { low: text('l'), middle: text('m'), high: text('h'), variable: null } },
    fileInput: { isRequired: false },
    location: { name: text('n') },
    handOff: { reason: text('r') },
  };
  const blocks = blockKinds.map((kind) => {
    const options = { ...defaultOptions(kind, 'es'), ...more[kind] };
    return { id: kind, kind, options } as Block;
  });
  const replies = { PERSON: { isOff: false, text: text('Persona') } };
  return aDefinition(aFlow(inChunks(blocks), edges('start > g0')), {
    settings: { idleMinutes: 30, resumeHours: 24, intents: { urgentText: text('Urgente'), replies } },
  });
}

function inChunks(blocks: readonly Block[]) {
  return Array.from({ length: Math.ceil(blocks.length / 20) }, (_, at) =>
    group(`g${at}`, ...blocks.slice(at * 20, at * 20 + 20)),
  );
}

/** Paths of all values that are texts in languages, found without asking the kinds. */
function pathsOfTexts(value: unknown, path = ''): string[] {
  if (value === null || typeof value !== 'object') return [];
  const keys = Object.keys(value);
  if (keys.length > 0 && keys.every((key) => key === 'es' || key === 'en')) return [path];
  return Object.entries(value).flatMap(([key, inner]) => pathsOfTexts(inner, path === '' ? key : `${path}.${key}`));
}

describe('all texts of a bot', () => {
  test('Every text of every kind of block is among them, with a key of its own', () => {
    const definition = everyKind();
    const texts = textsOf(definition);
    for (const one of definition.flows[0]?.groups.flatMap(({ blocks }) => blocks) ?? []) {
      const own = texts.filter(({ at }) => at?.block.id === one.id);
      expect(own.map(({ field }) => field)).toEqual(expect.arrayContaining(pathsOfTexts(one.options)));
      expect(new Set(own.map(({ key }) => key)).size).toBe(own.length);
    }
    const ofIntents = texts.filter(({ at }) => at === null).map(({ field }) => field);
    expect(ofIntents).toEqual(pathsOfTexts(definition.settings.intents));
  });

  test('Each can be changed, and nothing else changes', () => {
    const definition = everyKind();
    const changes = textsOf(definition).map(({ at, field }, nth) => ({
      at: at === null ? null : { flowId: at.flow.id, blockId: at.block.id },
      ...{ field, locale: 'en' as const, text: `new ${nth}` },
    }));
    const changed = withTexts(definition, changes);
    const [before, after] = [textsOf(definition), textsOf(changed)];
    expect(after.map(({ text }) => text)).toEqual(before.map(({ text }, nth) => ({ ...text, en: `new ${nth}` })));
    const back = before.map(({ text }) => text.en);
    expect(pathsOfTexts(changed)).toEqual(expect.arrayContaining(pathsOfTexts(definition)));
    expect(back.filter((text) => text?.startsWith('new'))).toEqual([]);
  });

  test('A key keeps its entry when entries move', () => {
    const item = (id: string) => ({ id, label: { es: id }, detail: {}, value: null, condition: null });
    const keysOf = (...ids: string[]) =>
      textsOf(inOneGroup(block('c', 'choiceInput', { items: ids.map(item) }))).flatMap(({ key, text }) =>
        text.es === 'té' ? [key] : [],
      );
    expect(keysOf('café', 'té')).toEqual(['items/té/label']);
    expect(keysOf('té', 'café')).toEqual(['items/té/label']);
  });

  test('What is not there is passed over, and blocks without a change stay the same objects', () => {
    const definition = inOneGroup(say('a', 'Hola'), say('b', 'Adiós'));
    const changes = [
      { at: { flowId: 'main', blockId: 'b' }, field: 'variations.0', locale: 'en' as const, text: 'Bye' },
      { at: { flowId: 'main', blockId: 'zzz' }, field: 'variations.0', locale: 'en' as const, text: 'Bye' },
      { at: null, field: 'urgentText', locale: 'en' as const, text: 'Bye' },
    ];
    const [one, two] = withTexts(definition, changes).flows[0]?.groups[0]?.blocks ?? [];
    expect(one).toBe(definition.flows[0]?.groups[0]?.blocks[0]);
    expect(two?.options).toEqual({ variations: [{ es: 'Adiós', en: 'Bye' }] });
  });
});

describe('single texts', () => {
  test('Unknown variables and braces that do not fit are found, and parameters count in their flow only', () => {
    const flow = { ...aFlow([group('g1', say('a', 'Hola'))], edges('start > g1')), parameters: [aParameter] };
    const definition = aDefinition(flow, { variables: [aVariable('nombre')] });
    const check = textCheck(definition);
    expect(check('{{ nombre }} {{ mesa }} {{ business.name }}', flow)).toEqual([]);
    expect(check('{{ mesa }}', null).map(({ code }) => code)).toEqual(['UNKNOWN_VARIABLE']);
    expect(check('{{ nombre', flow).map(({ code }) => code)).toEqual(['BAD_TEMPLATE']);
    expect(check('a'.repeat(5_000), flow).map(({ code }) => code)).toEqual(['TEXT_TOO_LONG']);
  });

  test('The variables of a text are each named once', () => {
    expect(pathsIn('{{ a }} {{a | upcase}} {{ business.name }}')).toEqual(['a', 'business.name']);
    expect(pathsIn('Hola')).toEqual([]);
  });
});

const aParameter = { name: 'mesa', type: 'TEXT' as const };
