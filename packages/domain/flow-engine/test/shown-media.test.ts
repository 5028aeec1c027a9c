import { describe, expect, test } from '@jest/globals';
import {
  parseDefinition,
  plainText,
  summaryOf,
  validateDefinition,
  type Block,
  type ContentNode,
} from '../src/index.js';
import { playerOf } from '../src/blocks/video/player.js';
import { aDefinition, aFlow, aProfile, aVariable, block, edges, group, inOneGroup, Talk } from './kit.js';

/** What a block sends at the start. */
function shown(given: Block, locale: 'es' | 'en' = 'es'): ContentNode[] {
  return new Talk(inOneGroup(given), { locale }).outputs('message').flatMap(({ content }) => content);
}

const film = 'https://cdn.ejemplo.mx/corte.mp4';

describe('videos, recordings and files', () => {
  test('A video has its title, cover and captions, and only those that are given', () => {
    const options = { url: film, title: { es: 'Cómo cortamos', en: 'How we cut' } };
    expect(shown(block('v', 'video', options))).toEqual([
      { kind: 'media', media: 'VIDEO', url: film, title: 'Cómo cortamos' },
    ]);
    const captioned = {
      ...options,
      captionsUrl: 'https://cdn.ejemplo.mx/es.vtt',
      posterUrl: 'https://cdn.ejemplo.mx/c.jpg',
    };
    expect(shown(block('v', 'video', captioned), 'en')).toEqual([
      {
        ...{ kind: 'media', media: 'VIDEO', url: film, title: 'How we cut' },
        captionsUrl: 'https://cdn.ejemplo.mx/es.vtt',
        posterUrl: 'https://cdn.ejemplo.mx/c.jpg',
      },
    ]);
  });

  test.each<[string, string | null]>([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=10', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://youtu.be/dQw4w9WgXcQ?si=x', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://m.youtube.com/shorts/dQw4w9WgXcQ', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?dnt=1'],
    ['https://www.youtube.com/@salonluz', null],
    ['https://youtube.com.malo.mx/watch?v=dQw4w9WgXcQ', null],
    ['https://malo.mx/https://youtu.be/dQw4w9WgXcQ', null],
    ['https://youtu.be/"><script>', null],
    [film, null],
  ])('The player of %s is %p', (address, expected) => {
    expect(playerOf(address)).toBe(expected);
  });

  test('A recording brings its words, also as plain text', () => {
    const content = shown(
      block('a', 'audio', {
        url: 'https://cdn.ejemplo.mx/a.mp3',
        title: { es: 'Saludo' },
        transcript: { es: 'Hola, soy Luz.' },
      }),
    );
    expect(content).toMatchObject([{ media: 'AUDIO', transcript: 'Hola, soy Luz.' }]);
    expect(plainText(content)).toBe('Saludo (https://cdn.ejemplo.mx/a.mp3)\nHola, soy Luz.');
  });

  test('A file is its address and its title, with the values of the conversation', () => {
    const definition = inOneGroup(
      block('f', 'file', { url: 'https://cdn.ejemplo.mx/p.pdf', title: { es: 'Precios para {{ nombre }}' } }),
    );
    const talk = new Talk({ ...definition, variables: [aVariable('nombre', 'TEXT', 'Ana')] });
    expect(talk.outputs('message')[0]).toMatchObject({
      content: [{ media: 'FILE', title: 'Precios para Ana' }],
      text: 'Precios para Ana (https://cdn.ejemplo.mx/p.pdf)',
    });
  });
});

describe('places', () => {
  const business = { title: 'Salón Luz', address: 'Av. Reforma 10\nCol. Centro' };

  test('Without options it is the business with its map', () => {
    expect(shown(block('l', 'location'))).toEqual([
      { kind: 'location', ...business, url: 'https://maps.example.com/?q=salon' },
    ]);
  });

  test('Another address is searched on a map, encoded, and never gets the map of the business', () => {
    const other = block('l', 'location', { name: { es: 'Sucursal' }, address: 'Calle 5 & 6, #2' });
    expect(shown(other)).toEqual([
      {
        ...{ kind: 'location', title: 'Sucursal', address: 'Calle 5 & 6, #2' },
        url: 'https://www.google.com/maps/search/?api=1&query=Calle%205%20%26%206%2C%20%232',
      },
    ]);
  });

  test('Nothing is sent, which is a warning, where neither an address nor a map is known', () => {
    const nowhere = { ...inOneGroup(block('l', 'location')), profile: aProfile({ address: '', mapUrl: '' }) };
    expect(new Talk(nowhere).happened).toEqual(['ended']);
    const warnings = (definition: typeof nowhere) =>
      validateDefinition(definition).filter(({ code, field }) => code === 'EMPTY_TEXT' && field === 'address');
    expect(warnings(nowhere)).toMatchObject([{ blockId: 'l', severity: 'WARNING' }]);
    expect(warnings({ ...nowhere, profile: aProfile() })).toEqual([]);
  });
});

describe('hostile options', () => {
  const unsafe = ['javascript:alert(1)', 'data:video/mp4;base64,AA', 'file:///etc/passwd', '//malo.mx/x.mp4'];
  test.each([
    ...unsafe.map((url) => block('b', 'video', { url })),
    ...unsafe.map((url) => block('b', 'audio', { url })),
    ...unsafe.map((url) => block('b', 'file', { url })),
    ...unsafe.map((mapUrl) => block('b', 'location', { mapUrl })),
    block('b', 'video', { url: film, posterUrl: 'javascript:alert(1)' }),
    block('b', 'video', { url: film, captionsUrl: 'data:text/vtt,x' }),
    block('b', 'file', { url: `https://x.test/${'a'.repeat(2_048)}` }),
  ])('Addresses that are not on the web are refused, and not sent even from a stored definition: %j', (given) => {
    const definition = inOneGroup(given);
    expect(parseDefinition(JSON.parse(JSON.stringify(definition))).ok).toBe(false);
    const sent = JSON.stringify(shown(given));
    for (const scheme of ['javascript:', 'data:', 'file:', '"//']) expect(sent).not.toContain(scheme);
  });

  test('A lone surrogate in an address of a place breaks nothing', () => {
    expect(shown(block('l', 'location', { address: 'Calle \ud800 5' }))).toMatchObject([
      { url: expect.stringMatching(/query=Calle%20/) },
    ]);
  });
});

test('A missing address is a problem of the block, a missing transcript is none; the title is the line on the canvas', () => {
  const blocks = [block('v', 'video'), block('a', 'audio'), block('f', 'file'), block('l', 'location')];
  const definition = aDefinition(aFlow([group('g1', ...blocks, block('e', 'end'))], edges('start -> g1')), {
    locales: ['es'],
  });
  expect(validateDefinition(definition).map(({ blockId, code, field }) => [blockId, code, field])).toEqual([
    ['v', 'MISSING_OPTION', 'url'],
    ['a', 'MISSING_OPTION', 'url'],
    ['f', 'MISSING_OPTION', 'url'],
  ]);
  expect(blocks.map((one) => summaryOf(one, 'es'))).toEqual(['Video', 'Audio', 'Archivo', 'Ubicación']);
});
