import { describe, expect, test } from '@jest/globals';
import {
  namedFile,
  parseDefinition,
  validateDefinition,
  type BlockOptions,
  type GivenFile,
  type Locale,
} from '../src/index.js';
import { aDefinition, aFlow, aVariable, block, edges, group, inOneGroup, say, Talk } from './kit.js';

const photo: GivenFile = {
  ...{ id: 'f1', name: 'fuga.jpg', type: 'image/jpeg', bytes: 2_000_000 },
  link: 'https://chat.example.com/received/f1',
};
const stored = { name: 'fuga.jpg', type: 'image/jpeg', size: 2_000_000, link: 'https://chat.example.com/received/f1' };

function asking(options: Partial<BlockOptions['fileInput']> = {}, locale: Locale = 'es'): Talk {
  const question = block('f', 'fileInput', {
    prompt: { es: '¿Una foto?', en: 'A picture?' },
    skipLabel: { es: 'Seguir sin foto', en: 'No picture' },
    variable: 'foto',
    ...options,
  });
  const groups = [
    group('g1', question, say('next', 'Gracias: {{ foto }}', 'Thanks: {{ foto }}')),
    group('g2', say('without', 'Sin foto', 'Without a picture')),
    group('g3', say('failed', 'Lo vemos por teléfono', 'We will call you')),
  ];
  const lines = options.isRequired === false ? ['f:skip -> g2'] : [];
  const flow = aFlow(groups, edges('start -> g1', 'f:failed -> g3', ...lines));
  return new Talk(aDefinition(flow, { variables: [aVariable('foto', 'JSON')] }), { locale });
}

const give = (talk: Talk, ...files: GivenFile[]): Talk => {
  talk.take({ kind: 'files', files });
  return talk;
};

describe('a question for files', () => {
  test('It says which files a channel may take, and stores one as an object that texts show by its name', () => {
    const talk = asking();
    expect(talk.state.awaiting).toMatchObject({
      ...{ kind: 'FILE', choices: [] },
      files: { accepts: ['PICTURES'], bytesMax: 10_000_000, countMax: 1 },
    });
    expect(give(talk, photo).said).toEqual(['Gracias: fuga.jpg']);
    expect(talk.state.variables['foto']).toEqual(stored);
    expect(talk.outputs('answered')).toMatchObject([{ text: 'fuga.jpg' }]);
  });

  test.each<[Locale, string]>([
    ['es', 'Después'],
    ['es', 'Más tarde'],
    ['es', 'Hasta luego'],
    ['es', 'Hablar con una persona'],
    ['en', 'Later'],
    ['en', 'See you later'],
  ])(
    'In %s a typed label that the visitor sees skips it, also one that means something else elsewhere: %s',
    (locale, label) => {
      const talk = asking({ isRequired: false, skipLabel: { es: label, en: label } }, locale);
      talk.take({ kind: 'text', text: label.toLowerCase() });
      expect(talk.said).toEqual([locale === 'es' ? 'Sin foto' : 'Without a picture']);
      expect(talk.outputs('intentHeard')).toEqual([]);
    },
  );

  test('Several are stored as a list, whose names texts join and whose links they can name', () => {
    const talk = asking({ countMax: 3 });
    expect(give(talk, photo, { ...photo, name: 'otra.png', type: 'image/png' }).said).toEqual([
      'Gracias: fuga.jpg y otra.png',
    ]);
    const next = new Talk(
      aDefinition(
        aFlow(
          [
            group(
              'g',
              block('f', 'fileInput', { variable: 'x', countMax: 2 }),
              say('s', '{{ x.0.link }} {{ x.0.size }}'),
            ),
          ],
          edges('start -> g'),
        ),
        { variables: [aVariable('x', 'JSON')] },
      ),
    );
    expect(give(next, photo).said).toEqual(['https://chat.example.com/received/f1 2000000']);
  });

  test.each<[string, Locale, Partial<BlockOptions['fileInput']>, GivenFile[], string]>([
    ['too large', 'es', { megabytesMax: 1 }, [photo], 'Ese archivo es muy grande. Puede pesar 1 MB como máximo.'],
    ['too large', 'en', { megabytesMax: 1 }, [photo], 'That file is too large. It may have 1 MB at most.'],
    ['too many', 'es', {}, [photo, photo], 'Son demasiados archivos. Manda 1 como máximo, por favor.'],
    ['too many', 'en', {}, [photo, photo], 'These are too many files. Please send 1 at most.'],
    [
      'of another type',
      'es',
      { accepts: ['PDF', 'AUDIO'] },
      [photo],
      'Ese tipo de archivo no se puede recibir aquí. Manda PDF o audios, por favor.',
    ],
    [
      'of another type',
      'en',
      { accepts: ['DOCUMENTS'] },
      [photo],
      'That type of file cannot be taken here. Please send documents.',
    ],
    ['missing', 'es', {}, [], 'Adjunta el archivo, por favor, o pega un enlace a él.'],
  ])('Files that are %s are refused in words (%s)', (_what, locale, options, files, words) => {
    const talk = give(asking(options, locale), ...files);
    expect(talk.said).toEqual([words]);
    expect(talk.state.awaiting?.kind).toBe('FILE');
    expect(talk.state.variables['foto']).toBeNull();
  });

  test.each<[BlockOptions['fileInput']['accepts'][number], string[], string[]]>([
    ['PICTURES', ['a.jpg', 'a.heic', 'a.webp'], ['a.pdf', 'a.mp3', 'a', 'a.html']],
    ['PDF', ['a.pdf'], ['a.docx', 'a.jpg']],
    ['DOCUMENTS', ['a.pdf', 'a.docx', 'a.xlsx', 'a.txt', 'a.csv'], ['a.jpg', 'a.exe']],
    ['AUDIO', ['a.mp3', 'a.ogg', 'a.m4a'], ['a.pdf', 'a.jpg']],
    ['ANY', ['a.jpg', 'a.pdf', 'a.xyz', '__proto__'], []],
  ])('%s takes its types and no others', (accepted, taken, refused) => {
    const isTaken = (name: string) => give(asking({ accepts: [accepted] }), namedFile(name)).state.endReason !== null;
    expect(taken.filter((name) => !isTaken(name))).toEqual([]);
    expect(refused.filter(isTaken)).toEqual([]);
  });

  test.each<[Locale, string, string[]]>([
    ['es', 'Seguir sin foto', ['Sin foto']],
    ['en', 'No picture', ['Without a picture']],
    ['es', 'omitir', ['Sin foto']],
    ['en', 'skip', ['Without a picture']],
  ])('Whoever may go on without one leaves by the exit for that (%s: %s)', (locale, text, said) => {
    expect(asking({ isRequired: false }, locale).type(text).said).toEqual(said);
    expect(asking({ isRequired: false }, locale).choose('skip').said).toEqual(said);
  });

  test('A required file is not skipped', () => {
    expect(asking({ isRequired: true }).choose('skip').state.awaiting?.kind).toBe('FILE');
    expect(asking({ isRequired: true }).type('omitir').state.awaiting?.kind).toBe('FILE');
  });

  test('A link counts where a channel sends no files; other texts are refused, then the exit for no valid answer is taken', () => {
    const talk = asking({ retryLimit: 1 }).type('https://fotos.example.com/fuga.jpg');
    expect(talk.state.variables['foto']).toEqual({
      ...{ name: 'https://fotos.example.com/fuga.jpg', type: '', size: 0 },
      link: 'https://fotos.example.com/fuga.jpg',
    });
    const other = asking({ retryLimit: 1 }).type('no la encuentro');
    expect(other.said).toEqual(['Adjunta el archivo, por favor, o pega un enlace a él.']);
    expect(other.type('no la encuentro').said).toEqual(['Lo vemos por teléfono']);
  });

  test('Files where none are asked for, and ratings and forms where files are, change nothing', () => {
    const talk = new Talk(inOneGroup(block('t', 'textInput')));
    expect(give(talk, photo).happened).toEqual(['fault']);
    const files = asking();
    files.take({ kind: 'rating', value: 5 });
    expect(files.happened).toEqual(['fault']);
    files.take({ kind: 'form', values: [] });
    expect(files.happened).toEqual(['fault']);
  });

  test('A name of a megabyte is stored with 200 characters', () => {
    const talk = give(asking(), { ...photo, name: 'x'.repeat(1_000_000) });
    expect((talk.state.variables['foto'] as { name: string }).name).toHaveLength(200);
  });
});

describe('hostile questions for files', () => {
  const shape = (options: object) =>
    parseDefinition(JSON.parse(JSON.stringify(inOneGroup(block('f', 'fileInput', options as never))))).ok;

  test.each<[string, object]>([
    ['an unknown type', { accepts: ['PROGRAMS'] }],
    ['a type that is no list', { accepts: 'PDF' }],
    ['a type that is a prototype key', { accepts: ['__proto__'] }],
    ['files of 26 MB', { megabytesMax: 26 }],
    ['files of half a megabyte', { megabytesMax: 0.5 }],
    ['six files', { countMax: 6 }],
    ['no file', { countMax: 0 }],
    ['a variable that is a prototype key', { variable: '__proto__' }],
    ['a label of 4097 characters', { skipLabel: { es: 'x'.repeat(4_097) } }],
  ])('A definition with %s is refused', (_what, options) => {
    expect(shape({})).toBe(true);
    expect(shape(options)).toBe(false);
  });

  test('A question that accepts no type is a problem', () => {
    const definition = { ...inOneGroup(block('f', 'fileInput', { accepts: [] }), block('e', 'end')), locales: ['es'] };
    expect(validateDefinition(definition as never).map(({ code, field }) => [code, field])).toContainEqual([
      'MISSING_OPTION',
      'accepts',
    ]);
  });
});
