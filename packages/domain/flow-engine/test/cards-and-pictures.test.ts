import { describe, expect, test } from '@jest/globals';
import {
  defaultOptions,
  itemsOf,
  parseDefinition,
  plainText,
  validateDefinition,
  type BlockOptions,
  type Card,
  type VariableValue,
} from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, inOneGroup, say, Talk } from './kit.js';

const photo = 'https://cdn.ejemplo.mx/camisa.jpg';

function aCard(id: string, title: string, changes: Partial<Card> = {}): Card {
  const choose = { id: `${id}-go`, label: { es: 'Lo quiero', en: 'I want it' }, url: '', value: null };
  return { id, title: { es: title }, text: {}, imageUrl: '', imageAlt: {}, buttons: [choose], ...changes };
}

const shop = aDefinition(
  aFlow(
    [
      group(
        'g1',
        block('c', 'cards', {
          variable: 'producto',
          cards: [
            aCard('a', 'Camisa', { text: { es: '$280' }, imageUrl: photo, imageAlt: { es: 'Camisa azul' } }),
            aCard('b', 'Pantalón', {
              buttons: [
                { id: 'b-go', label: { es: 'Lo quiero' }, url: '', value: 'pantalon' },
                { id: 'b-see', label: { es: 'Ver tallas' }, url: 'https://tienda.ejemplo.mx/p', value: null },
              ],
            }),
          ],
        }),
      ),
      group('shirt', say('s1', 'Camisa: {{ producto }}'), block('e1', 'end')),
      group('trousers', say('s2', 'Pantalón: {{ producto }}'), block('e2', 'end')),
    ],
    edges('start -> g1', 'c:a-go -> shirt', 'c:b-go -> trousers'),
  ),
  { locales: ['es'], variables: [aVariable('producto')] },
);

describe('cards', () => {
  test('Cards are sent with their pictures and buttons; answers are choices that name their card, links are none', () => {
    const talk = new Talk(shop);
    expect(talk.said).toEqual([
      'Esto es lo que tenemos:',
      'Camisa\n$280\nPantalón\nVer tallas (https://tienda.ejemplo.mx/p)',
    ]);
    expect(talk.outputs('message')[1]?.content).toEqual([
      {
        kind: 'cards',
        cards: [
          {
            ...{ title: 'Camisa', text: '$280', imageUrl: photo, imageAlt: 'Camisa azul' },
            buttons: [{ id: 'a-go', label: 'Lo quiero' }],
          },
          {
            ...{ title: 'Pantalón', text: '', imageAlt: '' },
            buttons: [
              { id: 'b-go', label: 'Lo quiero' },
              { id: 'b-see', label: 'Ver tallas', url: 'https://tienda.ejemplo.mx/p' },
            ],
          },
        ],
      },
    ]);
    expect(talk.state.awaiting?.choices).toEqual([
      { id: 'a-go', label: 'Lo quiero: Camisa', detail: '' },
      { id: 'b-go', label: 'Lo quiero: Pantalón', detail: '' },
    ]);
  });

  test.each<[string, string]>([
    ['la camisa', 'Camisa: Camisa'],
    ['Pantalón', 'Pantalón: pantalon'],
    ['2', 'Pantalón: pantalon'],
  ])('“%s” takes the path of its card and stores its value, else its title', (said, expected) => {
    expect(new Talk(shop).type(said).said).toEqual([expected]);
  });

  test('Each button has its own path; a link and an unknown button are no answers', () => {
    expect(new Talk(shop).choose('b-go').said).toEqual(['Pantalón: pantalon']);
    const talk = new Talk(shop);
    expect(talk.choose('b-see').happened).toEqual(['notUnderstood', 'message']);
    expect(talk.choose('a-go', 'b-go').happened).toEqual(['notUnderstood', 'message']);
    expect(talk.choose('a-go').said).toEqual(['Camisa: Camisa']);
  });

  test('Cards are shown again when their question is asked again', () => {
    const talk = new Talk(shop);
    expect(talk.resume().outputs('message').at(-1)?.content[0]?.kind).toBe('cards');
  });

  test('The canvas has an exit for each answer with the title of its card', () => {
    const [first] = shop.flows[0]?.groups[0]?.blocks ?? [];
    expect(first && itemsOf(first).map(({ port, label, detail }) => [port, label.es, detail.es])).toEqual([
      ['a-go', 'Lo quiero', 'Camisa'],
      ['b-go', 'Lo quiero', 'Pantalón'],
    ]);
    expect(validateDefinition(shop)).toEqual([]);
  });

  test('Cards without an answer, with the same id twice, and without a title are problems', () => {
    const codes = (cards: Card[]) =>
      validateDefinition({ ...inOneGroup(block('c', 'cards', { cards }), block('e', 'end')), locales: ['es'] }).map(
        ({ code, field }) => [code, field],
      );
    expect(codes([aCard('a', 'A', { buttons: [] })])).toEqual([['MISSING_OPTION', 'cards']]);
    expect(codes([aCard('a', 'A'), aCard('a', 'B')])).toContainEqual(['MISSING_OPTION', 'cards']);
    expect(codes([aCard('a', '')])).toEqual([['EMPTY_TEXT', 'cards.0.title']]);
  });

  test.each<[string, Partial<Card>]>([
    ['a picture by javascript:', { imageUrl: 'javascript:alert(1)' }],
    ['a picture by data:', { imageUrl: 'data:image/svg+xml,<svg>' }],
    ['a link by javascript:', { buttons: [{ id: 'x', label: {}, url: 'javascript:alert(1)', value: null }] }],
    ['a button that is a prototype key', { buttons: [{ id: '__proto__', label: {}, url: '', value: null }] }],
    [
      'five buttons',
      { buttons: Array.from({ length: 5 }, (_, at) => ({ id: `x${at}`, label: {}, url: '', value: null })) },
    ],
  ])('A card with %s is refused, and sends nothing of it', (_title, changes) => {
    const definition = inOneGroup(block('c', 'cards', { cards: [aCard('a', 'A', changes)] }));
    expect(parseDefinition(JSON.parse(JSON.stringify(definition))).ok).toBe(false);
    expect(JSON.stringify(new Talk(definition).last.outputs)).not.toMatch(/javascript:|data:/);
  });
});

describe('pictures', () => {
  const items = defaultOptions('pictureChoice', 'es').items.map((item) => ({ ...item, imageUrl: photo }));

  test('Choices have their pictures, and are answered and connected like any choice', () => {
    const definition = aDefinition(
      aFlow(
        [
          group('g1', block('p', 'pictureChoice', { items, variable: 'x' })),
          group('one', say('s', 'Uno')),
          group('two', say('t', 'Dos')),
        ],
        edges('start -> g1', 'p:item-1 -> one', 'p:item-2 -> two'),
      ),
      { variables: [aVariable('x')] },
    );
    const talk = new Talk(definition);
    expect(talk.state.awaiting).toMatchObject({
      kind: 'CHOICE',
      choices: [
        { id: 'item-1', label: 'Opción 1', imageUrl: photo },
        { id: 'item-2', label: 'Opción 2', imageUrl: photo },
      ],
    });
    expect(talk.choose('item-2').said).toEqual(['Dos']);
    expect(new Talk(definition).type('la primera').said).toEqual(['Uno']);
  });

  test('A picture that is not on the web is refused, and is not shown from a stored definition', () => {
    const unsafe = items.map((item) => ({ ...item, imageUrl: 'javascript:alert(1)' }));
    const definition = inOneGroup(block('p', 'pictureChoice', { items: unsafe }));
    expect(parseDefinition(JSON.parse(JSON.stringify(definition))).ok).toBe(false);
    expect(new Talk(definition).state.awaiting?.choices[0]).toEqual({ id: 'item-1', label: 'Opción 1', detail: '' });
  });
});

describe('choices from a list', () => {
  const catalogue: VariableValue = [
    { nombre: 'Rosa', precio: { texto: '$90' }, sku: 7, foto: photo },
    { nombre: 'Lirio', precio: { texto: '$120' }, sku: 8, foto: 'javascript:alert(1)' },
    { nombre: '', precio: null },
  ];
  const fields = { label: 'nombre', detail: 'precio.texto', value: 'sku', imageUrl: 'foto' };

  function offer(options: Partial<BlockOptions['pictureChoice']>, list: VariableValue = catalogue) {
    const definition = inOneGroup(
      block('p', 'pictureChoice', { items: [], listVariable: 'lista', variable: 'x', ...options }),
      say('next', 'Sigue'),
    );
    definition.variables = [aVariable('lista', 'LIST', list), aVariable('x', 'JSON')];
    return new Talk(definition);
  }

  test('Label, detail, picture and stored value are what the block names; entries without a label are left out', () => {
    const talk = offer({ listFields: fields });
    expect(talk.state.awaiting?.choices).toEqual([
      { id: 'list-0', label: 'Rosa', detail: '$90', imageUrl: photo },
      { id: 'list-1', label: 'Lirio', detail: '$120' },
    ]);
    expect(talk.choose('list-1').state.variables['x']).toBe(8);
  });

  test.each<[string, Partial<typeof fields>, VariableValue]>([
    ['the label', { value: '' }, 'Rosa'],
    ['a value inside', { value: 'precio.texto' }, '$90'],
    ['the whole entry', { value: '.' }, { nombre: 'Rosa', precio: { texto: '$90' }, sku: 7, foto: photo }],
    ['the label where the entry has no such value', { value: 'color' }, 'Rosa'],
    ['the label for a path beyond the entry', { value: 'constructor.name' }, 'Rosa'],
  ])('What is stored can be %s', (_title, changes, expected) => {
    expect(offer({ listFields: { ...fields, ...changes } }).type('rosa').state.variables['x']).toEqual(expected);
  });

  test('Several chosen entries store a list of their values', () => {
    const talk = offer({ listFields: fields, isMultiple: true });
    expect(talk.choose('list-0', 'list-1').state.variables['x']).toEqual([7, 8]);
  });

  test('A list that changed since it was shown stores the label that was chosen', () => {
    const talk = offer({ listFields: fields });
    talk.state = { ...talk.state, variables: { ...talk.state.variables, lista: [{ nombre: 'Otra', sku: 99 }] } };
    expect(talk.choose('list-0').state.variables['x']).toBe('Rosa');
  });

  test('With nothing to choose the question is not asked: it takes the port “failed”, else it continues', () => {
    expect(offer({}, []).said).toEqual(['Sigue']);
    const failed = aDefinition(
      aFlow(
        [
          group('g1', block('p', 'choiceInput', { items: [], listVariable: 'lista' })),
          group('none', say('n', 'No hay nada disponible')),
        ],
        edges('start -> g1', 'p:failed -> none'),
      ),
      { variables: [aVariable('lista', 'LIST', [])] },
    );
    expect(new Talk(failed).said).toEqual(['No hay nada disponible']);
  });

  test('A list of huge or nested entries stays within the budget of a step', () => {
    let deep: VariableValue = 'x';
    for (let level = 0; level < 12; level += 1) deep = [deep, deep];
    for (const entry of ['x'.repeat(20_000), { nombre: deep }, { nombre: 'y'.repeat(20_000) }])
      for (const { label } of offer({ listFields: fields }, [entry]).state.awaiting?.choices ?? [])
        expect(label.length).toBeLessThanOrEqual(200);
  });
});

test('The plain text of cards has their titles, texts and links', () => {
  const talk = new Talk(shop);
  const content = talk.outputs('message')[1]?.content ?? [];
  expect(plainText(content)).toBe(talk.said[1]);
});
