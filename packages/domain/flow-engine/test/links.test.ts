import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { linkedRuns } from '../src/index.js';
import { Talk, inOneGroup, say } from './kit.js';

/** The links of a text, as `shown → address`. */
function links(text: string): string[] {
  return linkedRuns(text).flatMap(({ text: shown, url }) => (url === null ? [] : [`${shown} → ${url}`]));
}

describe('web addresses', () => {
  test.each([
    ['Mira https://example.com/citas.', 'https://example.com/citas → https://example.com/citas'],
    ['(en https://example.com/a_(b)).', 'https://example.com/a_(b) → https://example.com/a_(b)'],
    ['¿Viste https://example.com/?', 'https://example.com/ → https://example.com/'],
    ['«https://example.com/menú»', 'https://example.com/menú → https://example.com/men%C3%BA'],
    ['www.peluquería.mx!', 'www.peluquería.mx → https://www.xn--peluquera-n5a.mx/'],
    ['HTTP://EXAMPLE.COM/A', 'HTTP://EXAMPLE.COM/A → http://example.com/A'],
    [
      'salon-aurora.com.mx/citas?a=1&b=2…',
      'salon-aurora.com.mx/citas?a=1&b=2 → https://salon-aurora.com.mx/citas?a=1&b=2',
    ],
    ['https://example.com/x;', 'https://example.com/x → https://example.com/x'],
    ['"https://example.com/x"', 'https://example.com/x → https://example.com/x'],
    ['https://example.com/[1]]', 'https://example.com/[1] → https://example.com/[1]'],
  ])('The web address in “%s” becomes a link', (text, expected) => {
    expect(links(text)).toEqual([expected]);
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,<b>',
    'https://',
    'http://.',
    'www.',
    'fin.Luego seguimos',
    'versión 1.2.3',
    'a.m. y p.m.',
    'Precio:280.Gracias',
    'archivo.pdf',
  ])('%s is not a link', (text) => {
    expect(links(text)).toEqual([]);
  });
});

describe('e-mails', () => {
  test.each([
    [
      'Escribe a ana.luz+citas@correo.com.mx, por favor',
      'ana.luz+citas@correo.com.mx → mailto:ana.luz%2Bcitas@correo.com.mx',
    ],
    ['(ana@correo.mx)', 'ana@correo.mx → mailto:ana@correo.mx'],
    ['josé@peluquería.mx.', 'josé@peluquería.mx → mailto:jos%C3%A9@peluquería.mx'],
    ['mailto:ana@correo.mx', 'ana@correo.mx → mailto:ana@correo.mx'],
  ])('The e-mail address in “%s” becomes a link', (text, expected) => {
    expect(links(text)).toEqual([expected]);
  });

  test.each(['@aurora', 'ana@correo', 'a@b@c.mx x'])('%s is not a link', (text) => {
    expect(links(text)).toEqual([]);
  });
});

describe('telephone numbers', () => {
  test.each([
    ['Llama al +52 999 123 4567.', '+52 999 123 4567 → tel:+529991234567'],
    ['Tel. (999) 123-4567', '(999) 123-4567 → tel:9991234567'],
    ['(999 123 4567)', '999 123 4567 → tel:9991234567'],
    ['WhatsApp: 9991234567', '9991234567 → tel:9991234567'],
    ['Marca 55 1234 5678, de 9 a 18', '55 1234 5678 → tel:5512345678'],
    ['Al 2222-3333', '2222-3333 → tel:22223333'],
    ['Móvil 987 654 321', '987 654 321 → tel:987654321'],
    ['+1 (555) 123-4567', '+1 (555) 123-4567 → tel:+15551234567'],
    ['999.123.4567', '999.123.4567 → tel:9991234567'],
  ])('The phone number in “%s” becomes a link', (text, expected) => {
    expect(links(text)).toEqual([expected]);
  });

  test.each([
    'El 2026-12-24',
    'El 24-12-2026 a las 18:30',
    'El 24/12/2026',
    'De 2024-2026',
    'MXN 12 345 678',
    'MXN\u00A012345678',
    '$\u00A01 234 567 890',
    '$ 1 234 567 890',
    '1.234.567.890',
    'Cuesta 9991234567 pesos',
    'Pedido 9991234567',
    'Folio n.º 9991234567',
    'Tarjeta 4111 1111 1111 1111',
    'CLABE 012345678901234567',
    '192.168.100.100',
    '9:00-14:00, 16:00-20:00',
    '123456',
  ])('%s is not a phone number', (text) => {
    expect(links(text)).toEqual([]);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    'https://',
    'www.',
    'a@',
    '.com',
    '(',
    ')',
    '.',
    ' ',
    '\n',
    '+52',
    '999',
    '-',
    'ñ',
    '😀',
    '@',
    '/',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((parts) => parts.join('')),
  );

  test('The joined runs equal the text, and links use only https, http, mailto and tel', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const runs = linkedRuns(text);
        expect(runs.map((run) => run.text).join('')).toBe(text);
        const urls = runs.flatMap(({ url }) => url ?? []);
        expect(urls.filter((url) => !/^(?:https?:\/\/|mailto:|tel:)/.test(url))).toEqual([]);
      }),
    );
  });

  test('After the maximum number of links the rest is plain text', () => {
    const text = 'Mira a.com, b.com y c.com.';
    expect(linkedRuns(text, 2).map((run) => run.text)).toEqual(['Mira ', 'a.com', ', ', 'b.com', ' y c.com.']);
    expect(linkedRuns(text, 0)).toEqual([{ text, url: null }]);
  });

  test.each(['https://', 'www.', 'a@', 'a.', '(', '1 ', '9', '-1', 'a@b.', 'https://x.mx)', 'com.', '\uE000'])(
    '40,000 characters of %j take less than half a second',
    (piece) => {
      const text = piece.repeat(40_000 / piece.length);
      expect(leastMsOf(() => linkedRuns(text))).toBeLessThan(500);
    },
  );
});

describe('values in link addresses', () => {
  const urlOf = (text: string, variables: Record<string, string>): unknown => {
    const talk = new Talk(inOneGroup(say('t', text)), { variables });
    const [node] = talk.outputs('message')[0]?.content ?? [];
    return node?.kind === 'paragraph'
      ? node.children.map((child) => (child.kind === 'link' ? child.url : child))
      : node;
  };

  test.each([
    ['[Citas](https://x.mx/?n={{n}})', 'Ana Luz', 'https://x.mx/?n=Ana%20Luz'],
    ['[Citas](https://x.mx/?n={{n}})', 'a&admin=1#x', 'https://x.mx/?n=a%26admin%3D1%23x'],
    ['[Citas](https://x.mx/{{n}}/ver)', '50% / día', 'https://x.mx/50%25%20%2F%20d%C3%ADa/ver'],
    ['[Correo](mailto:{{n}}?subject=Hola)', 'ana@x.mx', 'mailto:ana@x.mx?subject=Hola'],
    ['[Correo](mailto:a@x.mx?body={{n}})', 'a@b & c', 'mailto:a@x.mx?body=a%40b%20%26%20c'],
    ['[Llamar](tel:{{n}})', '+52 (999) 123 4567', 'tel:+529991234567'],
    ['[WhatsApp](https://wa.me/{{n}}?text=Hola)', '+52 (999) 123 4567', 'https://wa.me/529991234567?text=Hola'],
    ['[Ver]({{n}})', 'https://x.mx/?a=1&b=dos palabras', 'https://x.mx/?a=1&b=dos%20palabras'],
    ['[Ver](https://x.mx/?n={{n | upcase}})', 'ana luz', 'https://x.mx/?n=ANA%20LUZ'],
  ])('The address in %s contains the encoded value “%s”', (text, value, expected) => {
    expect(urlOf(text, { n: value })).toEqual([expected]);
  });

  test('Values in a plain-text address are encoded as well', () => {
    const talk = new Talk(inOneGroup(say('t', '{{n}}, entra a https://x.mx/?n={{n}} hoy')), {
      variables: { n: 'Ana & Luz' },
    });
    expect(talk.said).toEqual(['Ana & Luz, entra a https://x.mx/?n=Ana%20%26%20Luz hoy']);
  });

  test('A value cannot change the scheme of an address', () => {
    expect(urlOf('[Ver]({{n}})', { n: 'javascript:alert(1)' })).toEqual([{ kind: 'text', text: 'Ver' }]);
  });
});

describe('numbered lists', () => {
  test('A numbered list keeps its first number, also as plain text', () => {
    const talk = new Talk(inOneGroup(say('t', 'Antes:\n\n3. tres\n4. cuatro')));
    expect(talk.outputs('message')[0]?.content[1]).toMatchObject({ kind: 'list', isOrdered: true, start: 3 });
    expect(talk.said).toEqual(['Antes:\n3. tres\n4. cuatro']);
  });
});

/** Processor time of this thread alone, and the least of three: other work of the machine must not count. */
function leastMsOf(work: () => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const before = process.threadCpuUsage();
    work();
    return process.threadCpuUsage(before).user / 1_000;
  });
  return Math.min(...times);
}
