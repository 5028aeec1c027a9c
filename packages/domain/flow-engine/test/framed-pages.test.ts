import { describe, expect, test } from '@jest/globals';
import {
  isFramed,
  parseDefinition,
  readSite,
  validateDefinition,
  type Block,
  type BlockOptions,
  type BotDefinition,
} from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, inOneGroup, say, Talk } from './kit.js';

const title = { es: 'Agenda tu cita', en: 'Book a time' };
const url = 'https://citas.mx/salon';

function page(options: Partial<BlockOptions['embed']> = {}): Block {
  return block('p', 'embed', { url, title, ...options });
}

const waiting = page({ waitsFor: { event: 'cita', variable: 'cita' } });

/** A bot that shows pages of some sites, with the page before a message. */
function aBot(given: Block, framedSites: string[] = ['citas.mx', '*.menu.mx']): BotDefinition {
  const after = say('after', 'Quedó: {{ cita }}.', 'Booked: {{ cita }}.');
  const definition = aDefinition(
    aFlow(
      [group('g1', given, after), group('g2', say('help', 'Te ayudo.', 'I can help.'))],
      edges('start -> g1', 'fallback -> g2'),
    ),
    { variables: [aVariable('cita'), aVariable('nombre', 'TEXT', 'Ana / Luz')] },
  );
  return { ...definition, settings: { ...definition.settings, framedSites } };
}

type Filled = Extract<Parameters<Talk['take']>[0], { kind: 'form' }>;

function posted(value: string, name = 'cita'): Filled {
  return { kind: 'form', values: [{ fieldId: name, value }] };
}

describe('a page that waits for nothing', () => {
  test('is shown with its title and height, and the flow goes on at once', () => {
    const talk = new Talk(aBot(page({ height: 300 })), { locale: 'en' });
    const [shown] = talk.outputs('message');
    expect(shown?.content).toEqual([{ kind: 'embed', url, title: 'Book a time', height: 300 }]);
    expect(shown?.text).toBe(`Book a time (${url})`);
    expect(talk.state.endReason).toBe('COMPLETED');
  });

  test('takes values in its path and its query, encoded, so that none adds a part or a parameter', () => {
    const talk = new Talk(aBot(page({ url: 'https://citas.mx/{{ nombre }}?n={{ nombre }}&a=1' })));
    expect(talk.outputs('message')[0]?.content).toMatchObject([
      { url: 'https://citas.mx/Ana%20%2F%20Luz?n=Ana%20%2F%20Luz&a=1' },
    ]);
  });

  test('on a site that is not listed becomes its title as a link', () => {
    const talk = new Talk(aBot(page(), []));
    expect(talk.outputs('message')[0]?.content).toEqual([
      { kind: 'paragraph', children: [{ kind: 'link', url, text: 'Agenda tu cita' }] },
    ]);
  });
});

describe('a page that waits for an event', () => {
  test('stops the flow, and says which event of which block is the answer', () => {
    const talk = new Talk(aBot(waiting));
    expect(talk.outputs('message')[0]?.content).toMatchObject([{ waitsFor: { event: 'cita', blockId: 'p' } }]);
    expect(talk.state.awaiting).toMatchObject({
      ...{ blockId: 'p', kind: 'CHOICE', choices: [{ id: 'continue', label: 'Continuar' }] },
      event: { name: 'cita', label: 'Agenda tu cita' },
    });
  });

  test('goes on with the value that the page posts', () => {
    const talk = new Talk(aBot(waiting));
    talk.take(posted('viernes 10:30'));
    expect(talk.state.variables['cita']).toBe('viernes 10:30');
    expect(talk.said).toEqual(['Quedó: viernes 10:30.']);
  });

  test.each<[string, (talk: Talk) => unknown]>([
    ['the button', (talk) => talk.choose('continue')],
    ['its word', (talk) => talk.type('continuar')],
    ['yes', (talk) => talk.type('sí')],
    ['skip', (talk) => talk.type('omitir')],
  ])('goes on without a value by %s, so that no page can hold anybody', (_, act) => {
    const talk = new Talk(aBot(waiting));
    act(talk);
    expect(talk.state.variables['cita']).toBeNull();
    expect(talk.state.endReason).toBe('COMPLETED');
  });

  test.each<[string, Parameters<Talk['take']>[0]]>([
    ['another name', posted('x', 'otro')],
    ['a value of more than 1,000 characters', posted('x'.repeat(1_001))],
    ['two values', { kind: 'form', values: [...posted('a').values, ...posted('b').values] }],
    ['a button of another question', { kind: 'choice', ids: ['yes'] }],
  ])('stays open after %s', (_, input) => {
    const talk = new Talk(aBot(waiting));
    talk.take(input);
    expect(talk.state.variables['cita']).toBeNull();
    expect(talk.state.awaiting?.blockId).toBe('p');
  });

  test('takes the event once: a repeated one answers nothing', () => {
    const definition = aBot(waiting);
    const [main] = definition.flows;
    main?.groups[0]?.blocks.push(block('q', 'textInput', { prompt: { es: '¿Algo más?', en: 'Else?' } }));
    const talk = new Talk(definition);
    talk.take(posted('uno'));
    talk.take(posted('dos'));
    expect(talk.outputs('fault')).toMatchObject([{ code: 'UNEXPECTED_INPUT' }]);
    expect(talk.state.variables['cita']).toBe('uno');
  });

  test('answers a question of the visitor, then waits for the same event again', () => {
    const talk = new Talk(aBot(waiting)).type('¿a qué hora abren?');
    expect(talk.said[0]).toBe('Te ayudo.');
    expect(talk.said.at(-1)).toContain('La página sigue abierta más arriba');
    talk.take(posted('lunes'));
    expect(talk.said).toEqual(['Quedó: lunes.']);
  });

  test('waits beside a link as well, where its site was taken off the list', () => {
    const talk = new Talk(aBot(waiting, []));
    expect(talk.state.awaiting?.choices).toMatchObject([{ id: 'continue' }]);
    expect(talk.choose('continue').state.endReason).toBe('COMPLETED');
  });
});

describe('addresses that a frame may show', () => {
  test.each<[string, boolean]>([
    ['https://citas.mx', true],
    ['https://citas.mx/a?b=c#d', true],
    ['HTTPS://CITAS.MX/a', true],
    ['https://citas.mx:443/', true],
    ['https://a.menu.mx/', true],
    ['https://a.b.menu.mx/', true],
    ['http://localhost:4000/x', true],
    ['https://menu.mx/', false],
    ['https://evilmenu.mx/', false],
    ['https://citas.mx.malo.mx/', false],
    ['https://malo.mx/citas.mx', false],
    ['https://malo.mx/?https://citas.mx', false],
    ['https://citas.mx:8443/', false],
    ['https://citas.mx./', false],
    ['http://citas.mx/', false],
    ['https://citas.mx@malo.mx/', false],
    ['https://ana:luz@citas.mx/', false],
    ['https://c\u0456tas.mx/', false],
    ['https://citas\u3002mx.malo.mx/', false],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['blob:https://citas.mx/x', false],
    ['file:///etc/passwd', false],
    ['//citas.mx/', false],
    ['', false],
  ])('%s: %p', (address, isShown) => {
    expect(isFramed(address, ['citas.mx', '*.menu.mx', 'localhost:4000'])).toBe(isShown);
  });

  test('A name with letters of another script is a site of its own', () => {
    expect(readSite('https://c\u0456tas.mx')).toBe('xn--ctas-l9d.mx');
    expect(isFramed('https://c\u0456tas.mx/', ['xn--ctas-l9d.mx'])).toBe(true);
  });
});

describe('hostile addresses of the block', () => {
  test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///x', '//citas.mx/', ' https://citas.mx'])(
    '%s is refused, and nothing is sent from a stored definition',
    (address) => {
      const definition = aBot(page({ url: address }));
      expect(parseDefinition(JSON.parse(JSON.stringify(definition))).ok).toBe(false);
      const sent = JSON.stringify(new Talk(definition).last.outputs);
      for (const scheme of ['javascript:', 'data:', 'file:', '"//']) expect(sent).not.toContain(scheme);
    },
  );

  test.each([
    'https://{{ nombre }}/',
    'https://{{ nombre }}.citas.mx/',
    '{{ nombre }}',
    'https://citas.mx@{{ nombre }}/',
  ])('A value never decides the site: %s sends nothing, and is a problem', (address) => {
    const definition = aBot(page({ url: address }));
    const kinds = new Talk(definition).outputs('message').flatMap(({ content }) => content.map(({ kind }) => kind));
    expect(kinds).toEqual(['paragraph']);
    expect(problems(definition)).toContainEqual(['MISSING_OPTION', 'url']);
  });
});

function problems(definition: BotDefinition): [string, string | null][] {
  return validateDefinition(definition)
    .filter(({ severity, blockId }) => severity === 'ERROR' && blockId === 'p')
    .map(({ code, field }) => [code, field]);
}

describe('what keeps a bot with a page from being published', () => {
  test.each<[string, Block, [string, string][]]>([
    ['nothing', waiting, []],
    ['values behind the site are no problem', page({ url: 'https://a.menu.mx/{{ nombre }}' }), []],
    ['no address', page({ url: '' }), [['MISSING_OPTION', 'url']]],
    ['no title', page({ title: {} }), [['MISSING_OPTION', 'title']]],
    [
      'no name of the event',
      page({ waitsFor: { event: ' ', variable: null } }),
      [['MISSING_OPTION', 'waitsFor.event']],
    ],
    [
      'an unknown variable',
      page({ waitsFor: { event: 'x', variable: 'nadie' } }),
      [['UNKNOWN_VARIABLE', 'waitsFor.variable']],
    ],
    ['another site', page({ url: 'https://malo.mx/' }), [['PAGE_NOT_ALLOWED', 'url']]],
    ['no https', page({ url: 'http://citas.mx/' }), [['PAGE_NOT_ALLOWED', 'url']]],
  ])('%s', (_, given, expected) => {
    expect(problems(aBot(given))).toEqual(expected);
  });

  test('The words name the site and where it is allowed', () => {
    const [found] = validateDefinition(aBot(page({ url: 'https://malo.mx/x' }))).filter(
      ({ code }) => code === 'PAGE_NOT_ALLOWED',
    );
    expect(found).toMatchObject({
      message: { es: '«malo.mx» no está entre las páginas que el bot puede mostrar.' },
      fix: { en: 'Add malo.mx in Integrations, under “Pages that the bot may show”, or use another address.' },
    });
  });

  test.each([
    ['javascript:alert(1)'],
    ['https://citas.mx'],
    ['*'],
    ['*.mx'],
    ["citas.mx; script-src 'unsafe-inline'"],
    ['Citas.mx'],
  ])('A stored list with %j is refused: its entries are hosts, and nothing else reaches a policy', (site) => {
    expect(parseDefinition(JSON.parse(JSON.stringify(aBot(waiting, [site])))).ok).toBe(false);
  });

  test('A title in one language only is a warning', () => {
    const codes = validateDefinition({ ...inOneGroup(page({ title: { es: 'Cita' } })), locales: ['es', 'en'] })
      .filter(({ field }) => field === 'title')
      .map(({ code }) => code);
    expect(codes).toEqual(['MISSING_TRANSLATION']);
  });
});
