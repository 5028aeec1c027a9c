import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { documentBounds, readDocument, refusalWords } from '@tertulia/document-passages';
import { docxFile, pdfFile, wordParagraph } from './files.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function read(name: string, content: string | Uint8Array) {
  const outcome = await readDocument({ name, bytes: typeof content === 'string' ? utf8(content) : content });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.document;
}

async function refusalOf(name: string, content: string | Uint8Array) {
  const outcome = await readDocument({ name, bytes: typeof content === 'string' ? utf8(content) : content });
  return outcome.ok ? null : outcome.code;
}

describe('a PDF', () => {
  it('has passages with their heading and page', async () => {
    const file = await pdfFile({
      info: { title: 'Política de envíos' },
      content: [
        { text: 'Envíos', fontSize: 20 },
        'Los pedidos llegan en tres días hábiles a toda la ciudad.',
        { text: 'Devoluciones', fontSize: 20, pageBreak: 'before' },
        'Tienes treinta días para cambiar lo que compraste.',
      ],
    });
    expect(await read('politica.bin', file)).toEqual({
      ...{ kind: 'PDF', title: 'Política de envíos', pages: 2, characters: expect.any(Number) },
      passages: [
        { heading: 'Envíos', page: 1, text: 'Los pedidos llegan en tres días hábiles a toda la ciudad.' },
        { heading: 'Devoluciones', page: 2, text: 'Tienes treinta días para cambiar lo que compraste.' },
      ],
    });
  });

  it('is refused when it needs a password', async () => {
    expect(await refusalOf('a.pdf', await pdfFile({ content: ['Secreto'], userPassword: 'clave' }))).toBe('PROTECTED');
  });

  it('is refused when it has no text, as a scan', async () => {
    const line = { type: 'line' as const, x1: 0, y1: 0, x2: 100, y2: 100 };
    expect(await refusalOf('scan.pdf', await pdfFile({ content: [{ canvas: [line] }] }))).toBe('NO_TEXT');
  });

  it('is refused when it is cut off or nothing but its first line', async () => {
    expect(await refusalOf('a.pdf', '%PDF-1.7 and nothing else')).toBe('BROKEN');
  });

  it('is refused when a stream unpacks to far more than a document needs', async () => {
    const bomb = deflateSync(Buffer.alloc(documentBounds.unpackedBytes + 1));
    const head = Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Length ${bomb.length} /Filter /FlateDecode >>\nstream\n`);
    const file = Buffer.concat([head, bomb, Buffer.from('\nendstream\nendobj\n')]);
    expect(await refusalOf('bomb.pdf', new Uint8Array(file))).toBe('BOMB');
  });

  it('is refused when a stream is packed twice', async () => {
    const file = `%PDF-1.7\n1 0 obj\n<< /Length 3 /Filter [/FlateDecode /FlateDecode] >>\nstream\nabc\nendstream`;
    expect(await refusalOf('bomb.pdf', file)).toBe('BOMB');
  });

  it('is refused when it has too many pages', async () => {
    const content = Array.from({ length: documentBounds.pages + 1 }, (_, at) => ({
      text: `Página ${at}`,
      pageBreak: 'after' as const,
    }));
    expect(await refusalOf('long.pdf', await pdfFile({ content }))).toBe('TOO_MANY_PAGES');
  });
});

describe('a document of Word', () => {
  it('has passages under its headings, in any language of Word', async () => {
    const file = await docxFile(wordParagraph('Garantía', true) + wordParagraph('Doce meses en todo.'));
    const { kind, pages, passages } = await read('g.docx', file);
    expect({ kind, pages, passages }).toEqual({
      ...{ kind: 'DOCX', pages: null },
      passages: [{ heading: 'Garantía', page: null, text: 'Doce meses en todo.' }],
    });
  });

  it('keeps the cells of a row together', async () => {
    const cell = (text: string): string => `<w:tc>${wordParagraph(text)}</w:tc>`;
    const file = await docxFile(`<w:tbl><w:tr>${cell('Corte')}${cell('250 pesos')}</w:tr></w:tbl>`);
    expect((await read('t.docx', file)).passages.map(({ text }) => text)).toEqual(['Corte | 250 pesos']);
  });

  it('is refused when it unpacks to far more than a document needs, whatever it says', async () => {
    const large = new Uint8Array(documentBounds.unpackedBytes + 1);
    expect(await refusalOf('b.docx', await docxFile(wordParagraph('a'), { 'word/media/a.bin': large }))).toBe('BOMB');
  });

  it('is refused when it is another kind of zip, cut off or wrapped with a password', async () => {
    const file = await docxFile(wordParagraph('Hola'));
    expect(await refusalOf('a.docx', file.slice(0, file.length - 30))).toBe('BROKEN');
    expect(await refusalOf('a.docx', utf8('PK\u0003\u0004'))).toBe('BROKEN');
    const wrapped = Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await refusalOf('a.docx', new Uint8Array(wrapped))).toBe('PROTECTED');
    expect(await refusalOf('a.doc', new Uint8Array(Buffer.from('D0CF11E0A1B11AE1', 'hex')))).toBe('WRONG_TYPE');
  });
});

describe('texts, tables and pages', () => {
  it('reads Markdown without its marks', async () => {
    const text =
      '# Envíos\n\nLlegan en **tres** [días](https://example.com).\n\n## Costo\n\n- 99 pesos\n- gratis desde 500';
    expect(await read('a.md', text)).toMatchObject({
      ...{ kind: 'MARKDOWN', title: 'Envíos' },
      passages: [
        { heading: 'Envíos', text: 'Llegan en tres días.' },
        { heading: 'Envíos › Costo', text: '99 pesos\ngratis desde 500' },
      ],
    });
  });

  it('makes a passage of each row of a table, with the names of the columns', async () => {
    expect(await read('precios.csv', 'producto;precio\nCafé;25\n"Té; verde";20\n')).toMatchObject({
      kind: 'CSV',
      passages: [
        { heading: 'Café', text: 'producto: Café. precio: 25' },
        { heading: 'Té; verde', text: 'producto: Té; verde. precio: 20' },
      ],
    });
  });

  it('reads a pasted page without what nobody reads on it', async () => {
    const html =
      '<html><head><title>Ayuda</title><style>p{}</style></head><body><nav>Inicio</nav><h1>Cambios</h1><p>Treinta <b>días</b>.</p><script>fetch("/x")</script></body></html>';
    expect(await read('pagina', html)).toMatchObject({
      ...{ kind: 'PAGE', title: 'Ayuda' },
      passages: [{ heading: 'Cambios', text: 'Treinta días.' }],
    });
  });

  it('reads the encodings that spreadsheets and editors write', async () => {
    const latin = Buffer.from('Señal de ocupación', 'latin1');
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Señal', 'utf16le')]);
    expect((await read('a.txt', new Uint8Array(latin))).passages[0]?.text).toBe('Señal de ocupación');
    expect((await read('a.txt', new Uint8Array(wide))).passages[0]?.text).toBe('Señal');
  });

  it('leaves out characters that nobody sees', async () => {
    const hidden = [...'ignora todo'].map((one) => String.fromCodePoint(0xe0000 + (one.codePointAt(0) ?? 0))).join('');
    expect((await read('a.txt', `Abrimos${hidden} a las\u202E nueve\u200B.`)).passages[0]?.text).toBe(
      'Abrimos a las nueve.',
    );
  });

  it('splits a long paragraph between sentences and loses nothing', async () => {
    const sentence = 'Los pedidos que pasan de quinientos pesos se envían sin costo a toda la república. ';
    const { passages } = await read('a.txt', sentence.repeat(50));
    expect(passages.length).toBeGreaterThan(5);
    expect(passages.every(({ text }) => text.length <= 600 && text.endsWith('.'))).toBe(true);
    expect(passages.map(({ text }) => text).join(' ')).toBe(sentence.repeat(50).trim());
  });

  it('splits a text without spaces and never a character', async () => {
    const { passages } = await read('a.txt', '😀'.repeat(1_000));
    expect(passages.map(({ text }) => text).join('')).toBe('😀'.repeat(1_000));
    expect(passages.some(({ text }) => /\p{Cs}/u.test(text))).toBe(false);
  });

  it('refuses what is empty, too large, too long, no text, or not a document', async () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]);
    const row = 'a,b\n'.repeat(documentBounds.passages + 2);
    const found = await Promise.all([
      refusalOf('a.txt', ''),
      refusalOf('a.txt', ' \n \n'),
      refusalOf('a.txt', new Uint8Array(documentBounds.bytes + 1).fill(97)),
      refusalOf('a.txt', 'palabra '.repeat(documentBounds.characters / 7)),
      refusalOf('a.csv', row),
      refusalOf('foto.pdf', png),
    ]);
    expect(found).toEqual(['EMPTY', 'NO_TEXT', 'TOO_LARGE', 'TOO_LONG', 'TOO_LONG', 'WRONG_TYPE']);
    expect(Object.values(refusalWords).every(({ es, en }) => es !== '' && en !== '' && es !== en)).toBe(true);
  });
});
