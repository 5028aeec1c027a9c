import { describe, expect, test } from '@jest/globals';
import { readTexts, tableOfTexts, withChangedTexts, type ReadTexts } from '@tertulia/bot-texts';
import { parseDefinition, type BotDefinition } from '@tertulia/flow-engine';
import { csvOf, excelOf, readTable } from '@tertulia/table-files';

const profile = {
  ...{ name: 'Salón', description: '', phones: [], address: '', mapUrl: '', timeZone: 'America/Bogota' },
  ...{ currency: 'COP', country: 'CO', openingHours: [], exceptions: [], services: [], paymentMethods: [], links: [] },
};
const asked = { retry: {}, retryLimit: 2, placeholder: {}, isRequired: true, variable: 'nombre' };
const item = (id: string, es: string) => ({ id, label: { es }, detail: {}, value: null, condition: null });
const choice = {
  ...asked,
  variable: null,
  prompt: { es: '¿Qué deseas, {{ nombre }}?' },
  items: [item('cut', 'Corte')],
};

function aBot(greeting = '=Hola'): BotDefinition {
  const parsed = parseDefinition({
    ...{ schemaVersion: 1, locale: 'es', locales: ['es', 'en'], tone: 'TU', profile },
    flows: [
      {
        ...{ id: 'main', name: 'Principal', events: [], edges: [] },
        groups: [
          {
            ...{ id: 'g1', title: 'Bienvenida', position: { x: 0, y: 0 } },
            blocks: [
              { id: 'hello', kind: 'text', options: { variations: [{ es: greeting, en: 'Hello' }] } },
              { id: 'hours', kind: 'businessHours', options: {} },
              {
                ...{ id: 'ask', kind: 'choiceInput' },
                options: { ...choice, isMultiple: false, isSearchable: false, listVariable: null },
              },
            ],
          },
        ],
      },
    ],
    variables: [{ name: 'nombre', type: 'TEXT', scope: 'CONVERSATION', isPersonalData: true, defaultValue: null }],
    prompts: [{ id: 'p', name: 'Prompt', role: 'Rol', tone: '', limits: '', knowledge: '' }],
    knowledge: [{ id: 'k1', question: '¿Hay parqueo?', answer: 'Sí', isActive: true }],
    theme: { primaryColor: '#112233', avatarText: 'S', position: 'RIGHT' },
    settings: {
      ...{ idleMinutes: 30, resumeHours: 24 },
      intents: { replies: { PERSON: { isOff: false, text: { es: 'Ya viene' } } } },
    },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.definition;
}

async function rowsOf(definition: BotDefinition, as: 'csv' | 'excel' = 'csv', locale: 'es' | 'en' = 'es') {
  const table = tableOfTexts(definition, locale);
  const format = { locale, zone: 'UTC' };
  const chunks: Uint8Array[] = [];
  for await (const chunk of as === 'csv' ? csvOf(table, format) : excelOf([table], format)) chunks.push(chunk);
  const read = readTable(Buffer.concat(chunks));
  if (!read.ok) throw new Error(read.fault);
  return read.rows;
}

/** The rows of an exported file, with these texts instead, by place, field and language. */
async function edited(definition: BotDefinition, texts: Record<string, string>) {
  const rows = await rowsOf(definition);
  return rows.map((row) => {
    const [flow = '', list = '', block = '', place = '', field = '', language = '', text = '', mark = ''] = row;
    return [flow, list, block, place, field, language, texts[`${place} ${field} ${language}`] ?? text, mark];
  });
}

function changesOf(read: ReadTexts) {
  if (!read.ok) throw new Error(read.reason.en);
  return read;
}

describe('texts out', () => {
  test('There is a row for each text and language, and none for what has no text', async () => {
    const [headings, ...rows] = await rowsOf(aBot());
    expect(headings?.slice(0, 7)).toEqual(['Flujo', 'Grupo', 'Bloque', 'Id del bloque', 'Campo', 'Idioma', 'Texto']);
    expect(rows.map((row) => row.slice(0, 7))).toEqual([
      ['Principal', 'Bienvenida', '=Hola', 'flow/main/hello', 'variations/0', 'es', '=Hola'],
      ['Principal', 'Bienvenida', '=Hola', 'flow/main/hello', 'variations/0', 'en', 'Hello'],
      ['Principal', 'Bienvenida', '¿Qué deseas, {{ nombre }}?', 'flow/main/ask', 'prompt', 'es', choice.prompt.es],
      ['Principal', 'Bienvenida', '¿Qué deseas, {{ nombre }}?', 'flow/main/ask', 'prompt', 'en', ''],
      ['Principal', 'Bienvenida', '¿Qué deseas, {{ nombre }}?', 'flow/main/ask', 'items/cut/label', 'es', 'Corte'],
      ['Principal', 'Bienvenida', '¿Qué deseas, {{ nombre }}?', 'flow/main/ask', 'items/cut/label', 'en', ''],
      ['Comprensión', '', '', 'intents', 'replies/PERSON/text', 'es', 'Ya viene'],
      ['Comprensión', '', '', 'intents', 'replies/PERSON/text', 'en', ''],
      ['Conocimiento', '', '', 'knowledge/k1', 'question', 'es', '¿Hay parqueo?'],
      ['Conocimiento', '', '', 'knowledge/k1', 'answer', 'es', 'Sí'],
    ]);
  });

  test.each(['csv', 'excel'] as const)('A file of %s that nobody has changed changes nothing', async (as) => {
    for (const locale of ['es', 'en'] as const) {
      const read = changesOf(readTexts(await rowsOf(aBot(), as, locale), aBot()));
      expect(read).toEqual({ ok: true, changes: [], refused: [], unchanged: 10 });
    }
  });
});

describe('texts in', () => {
  test('Translations and corrections are changes with the old text, and end in the bot', async () => {
    const rows = await edited(aBot(), {
      'flow/main/ask prompt en': 'What would you like, {{ nombre }}?',
      'flow/main/ask items/cut/label en': 'Haircut',
      'flow/main/hello variations/0 es': '¡Hola!',
      'intents replies/PERSON/text en': 'On their way',
      'knowledge/k1 answer es': 'Sí, gratis',
    });
    const { changes, refused, unchanged } = changesOf(readTexts(rows, aBot()));
    expect(refused).toEqual([]);
    expect(unchanged).toBe(5);
    expect(changes.map(({ field, locale, before, after }) => [field, locale, before, after])).toEqual([
      ['variations.0', 'es', '=Hola', '¡Hola!'],
      ['prompt', 'en', '', 'What would you like, {{ nombre }}?'],
      ['items.0.label', 'en', '', 'Haircut'],
      ['replies.PERSON.text', 'en', '', 'On their way'],
      ['answer', 'es', 'Sí', 'Sí, gratis'],
    ]);
    expect(changes.flatMap(({ lost }) => lost)).toEqual([]);
    const after = withChangedTexts(aBot(), changes);
    expect(after.knowledge[0]?.answer).toBe('Sí, gratis');
    expect(after.settings.intents?.replies?.PERSON?.text).toEqual({ es: 'Ya viene', en: 'On their way' });
    expect(changesOf(readTexts(rows, after))).toEqual({ ok: true, changes: [], refused: [], unchanged: 10 });
  });

  test('A variable that a text had, or the original of a translation has, is told when it is lost', async () => {
    const rows = await edited(aBot(), {
      'flow/main/ask prompt en': 'What would you like?',
      'flow/main/ask prompt es': '¿Qué deseas?',
    });
    expect(changesOf(readTexts(rows, aBot())).changes.map(({ locale, lost }) => [locale, lost])).toEqual([
      ['es', ['nombre']],
      ['en', ['nombre']],
    ]);
  });

  test.each([
    ['an unknown variable', { 'flow/main/ask prompt en': '{{ nadie }}' }, 'La variable «nadie» no existe.'],
    [
      'braces that do not fit',
      { 'flow/main/ask prompt en': '{{ nombre' },
      'Una variable entre llaves está mal escrita.',
    ],
    ['a reserved name', { 'flow/main/ask prompt en': '{{ __proto__ }}' }, 'La variable «__proto__» no existe.'],
    ['a huge text', { 'flow/main/ask prompt en': 'a'.repeat(1_000_000) }, 'El texto pasa de 4096 caracteres.'],
    ['a huge question', { 'knowledge/k1 question es': 'a'.repeat(501) }, 'El texto pasa de 500 caracteres.'],
  ])('A row with %s is refused with the reason', async (_, texts, reason) => {
    const { changes, refused } = changesOf(readTexts(await edited(aBot(), texts), aBot()));
    expect(changes).toEqual([]);
    expect(refused.map(({ reason: { es } }) => es)).toEqual([reason]);
  });

  test('A row is refused when its text was changed meanwhile, but not when the row itself changes nothing', async () => {
    const [old, now] = [aBot('Hola'), aBot('Buenas')];
    const untouched = changesOf(readTexts(await edited(old, {}), now));
    expect([untouched.changes, untouched.refused]).toEqual([[], []]);
    const { refused } = changesOf(readTexts(await edited(old, { 'flow/main/hello variations/0 es': 'Hey' }), now));
    expect(refused).toEqual([
      {
        ...{ row: 2, place: 'flow/main/hello', field: 'variations/0' },
        reason: {
          es: 'El texto cambió en el bot después de exportar el archivo.',
          en: 'The text was changed in the bot after the file was exported.',
        },
      },
    ]);
  });

  test('Rows of unknown blocks and fields, of other languages and of one text twice are refused', () => {
    const rows = [
      ['TEXT', 'Language', 'Field', 'Block id'],
      ['a', 'es', 'variations/0', 'flow/main/nobody'],
      ['a', 'es', '__proto__/polluted', 'flow/main/hello'],
      ['a', 'fr', 'variations/0', 'flow/main/hello'],
      ['Hey', 'EN', 'variations/0', 'flow/main/hello'],
      ['Ho', 'en', 'variations/0', 'flow/main/hello'],
      ['', 'es', 'variations/0', 'flow/main/hello'],
      [],
    ];
    const { changes, refused, unchanged } = changesOf(readTexts(rows, aBot()));
    expect(changes.map(({ after }) => after)).toEqual(['Hey']);
    expect(refused.map(({ row, reason }) => [row, reason.en])).toEqual([
      [2, 'No text of the bot has this id and this field.'],
      [3, 'No text of the bot has this id and this field.'],
      [4, 'The bot does not speak this language.'],
      [6, 'Another row already changes this same text.'],
    ]);
    expect(unchanged).toBe(2);
  });

  test('A file without the columns is refused as a whole, and says which are missing', () => {
    expect(readTexts([['Texto', 'Idioma']], aBot())).toEqual({
      ok: false,
      reason: {
        es: 'al archivo le faltan columnas: Id del bloque, Campo',
        en: 'the file lacks columns: Block id, Field',
      },
    });
    expect(readTexts([], aBot()).ok).toBe(false);
  });
});
