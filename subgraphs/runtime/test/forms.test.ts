import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { block, definitionOf, group } from './definitions.js';
import { openWorld, publishedBot, said, send, start, visitorOf, type Published, type World } from './world.js';

let world: World;
let bot: Published;

beforeAll(async () => {
  world = await openWorld();
  const fields = [
    { id: 'name', kind: 'TEXT', label: { es: 'Nombre' }, variable: 'nombre', isRequired: true, choices: [] },
    { id: 'mail', kind: 'EMAIL', label: { es: 'Correo' }, variable: 'correo', isRequired: true, choices: [] },
  ] as const;
  const form = block('form', 'form', { fields: fields.map((field) => ({ ...field, choices: [] })) });
  const thanks = block('thanks', 'text', { variations: [{ es: 'Gracias, {{ nombre }}' }] });
  bot = await publishedBot(world, definitionOf([group('g', form, thanks, block('end', 'end'))], []));
});
afterAll(async () => world.close());

interface Awaited {
  visitorConversation: {
    awaiting: { kind: string; form: { submit: string; fields: { id: string; value: string; error: string | null }[] } };
  };
}

const query = '{ visitorConversation { awaiting { kind form { submit fields { id value error } } } } }';

describe('forms of visitors', () => {
  test('what is wrong is told beside its field, then the form is taken and written to the transcript', async () => {
    const visitor = visitorOf(bot, await start(world, bot));
    await send(world, visitor, { form: [{ fieldId: 'mail', value: 'ana' }] });
    const { awaiting } = (await world.tell<Awaited>(visitor, query)).visitorConversation;
    expect(awaiting).toMatchObject({ kind: 'FORM', form: { submit: 'Enviar' } });
    expect(awaiting.form.fields.map(({ id, value, error }) => [id, value, typeof error])).toEqual([
      ['name', '', 'string'],
      ['mail', 'ana', 'string'],
    ]);
    const form = [
      { fieldId: 'name', value: 'An\u0000a' },
      { fieldId: 'mail', value: 'ana@ejemplo.mx' },
    ];
    const sent = await send(world, visitor, { form });
    expect(sent.messages.find(({ author, text }) => author === 'VISITOR' && text.startsWith('Nombre'))?.text).toBe(
      'Nombre: Ana\nCorreo: ana@ejemplo.mx',
    );
    expect(said(sent).at(-1)).toBe('Gracias, Ana');
  });

  test.each([
    ['51 fields', Array.from({ length: 51 }, (_, at) => ({ fieldId: `f${at}`, value: '' }))],
    ['more than 10,000 characters', [{ fieldId: 'name', value: 'x'.repeat(10_001) }]],
  ])('a form with %s is refused at its field', async (_what, form) => {
    const visitor = visitorOf(bot, await start(world, bot));
    const { userErrors } = await send(world, visitor, { form });
    expect(userErrors).toMatchObject([{ field: ['input', 'form'], code: 'TOO_LONG' }]);
  });
});
