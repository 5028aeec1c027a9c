import { describe, expect, jest, test } from '@jest/globals';
import {
  contentFromMarkdown,
  nextOpeningText,
  openingHoursText,
  openingState,
  openMsBetween,
  plainText,
  servicesText,
} from '../src/index.js';
import { Talk, aProfile, aVariable, inOneGroup, say } from './kit.js';

function said(
  text: string,
  variables: Record<string, string | number> = {},
  locale: 'es' | 'en' = 'es',
): string | undefined {
  return new Talk(inOneGroup(say('t', text, text)), { variables, locale }).said[0];
}

describe('templates', () => {
  test.each([
    ['Hola {{ nombre }}', 'Hola Ana'],
    ['Hola {{nombre}}!', 'Hola Ana!'],
    ['{{ nadie }}Hola', 'Hola'],
    ['{{ nombre | upcase }}', 'ANA'],
    ['{{ nadie | default: "amiga" }}', 'amiga'],
    ['{{ total | times: 2 | money }}', 'MXN\u00A0561'],
    ['{{ total | money: "USD" }}', 'USD\u00A0280.50'],
    ['{{ fecha | date: "dd/MM/yyyy" }}', '25/12/2026'],
    ['{{ fecha | date }}', 'viernes 25 de diciembre de 2026'],
    ['{{ business.name }}', 'Salón Luz'],
    ['{{ business.hoursToday }}', '9:00–19:00'],
    ['{{ business.paymentMethodsText }}', 'efectivo, tarjeta y transferencia'],
    ['{{ business.services[1].price }}', 'desde MXN\u00A01,200.50'],
    ['{{ business.isOpen }}', 'sí'],
    ['{{ conversation.locale }}', 'es'],
    ['{{ nombre | nofilter }}Hola', 'Hola'],
    ['{{ }}Hola', 'Hola'],
    ['{{ nombre', '{{ nombre'],
    ['{% if nombre %}x{% endif %}', '{% if nombre %}x{% endif %}'],
    ['{{ nombre.constructor.name }}Hola', 'Hola'],
    ['{{ business.constructor }}{{ constructor }}{{ __proto__ }}Hola', 'Hola'],
    ['{{ nombre | constructor }}Hola', 'Hola'],
  ])('The template %s is sent as “%s”', (text, expected) => {
    expect(said(text, { nombre: 'Ana', total: 280.5, fecha: '2026-12-25' })).toBe(expected);
  });

  test('A value is never parsed as a template, as Markdown or as a link', () => {
    const evil = '{{ business.phone }} **x** [a](https://evil.test) <b>y</b> {% raw %}';
    expect(said('Hola {{ nombre }}', { nombre: evil })).toBe(`Hola ${evil}`);
    const talk = new Talk(inOneGroup(say('t', '[Mapa]({{ url }})')), { variables: { url: 'javascript:alert(1)' } });
    expect(talk.outputs('message')[0]?.content).toEqual([
      { kind: 'paragraph', children: [{ kind: 'text', text: 'Mapa' }] },
    ]);
  });

  test('A date variable is shown in words in the conversation’s language', () => {
    const definition = {
      ...inOneGroup(say('t', '{{ dia }}', '{{ dia }}')),
      variables: [aVariable('dia', 'DATE', '2026-12-25')],
    };
    expect(new Talk(definition).said).toEqual(['viernes 25 de diciembre de 2026']);
    expect(new Talk(definition, { locale: 'en' }).said).toEqual(['Friday, December 25, 2026']);
  });

  test('Without a translation, the text in the bot’s language is used', () => {
    expect(new Talk(inOneGroup(say('t', 'Hola')), { locale: 'en' }).said).toEqual(['Hola']);
  });

  test('A busy machine, on which minutes pass between two steps, sends the same text', () => {
    let minutes = 0;
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => 60_000 * (minutes += 1));
    try {
      expect(said('Hola {{ nombre | upcase }}', { nombre: 'Ana' })).toBe('Hola ANA');
    } finally {
      clock.mockRestore();
    }
  });
});

describe('Markdown', () => {
  test('Markdown is parsed into a tree without markup', () => {
    expect(contentFromMarkdown('Hola **mundo** _ya_ `x`\\\notra\n\n1. a\n2. [b](https://b.test)')).toEqual([
      {
        kind: 'paragraph',
        children: [
          { kind: 'text', text: 'Hola ' },
          { kind: 'text', text: 'mundo', isBold: true },
          { kind: 'text', text: ' ' },
          { kind: 'text', text: 'ya', isItalic: true },
          { kind: 'text', text: ' ' },
          { kind: 'text', text: 'x', isCode: true },
          { kind: 'break' },
          { kind: 'text', text: 'otra' },
        ],
      },
      {
        kind: 'list',
        isOrdered: true,
        items: [[{ kind: 'text', text: 'a' }], [{ kind: 'link', url: 'https://b.test', text: 'b' }]],
      },
    ]);
  });

  test.each([
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['hola <img src=x onerror=alert(1)>', 'hola <img src=x onerror=alert(1)>'],
    ['[x](javascript:alert(1))', 'x'],
    ['[x](data:text/html,1)', 'x'],
    ['[x](JaVaScRiPt:alert(1))', 'x'],
    ['[correo](mailto:a@b.mx)', 'correo (a@b.mx)'],
    ['[tel](tel:+52551)', 'tel (+52551)'],
    ['# Título', 'Título'],
    ['> cita', 'cita'],
    ['- a\n  - b', '- a\n- b'],
    ['![gato](https://x.test/g.png)', 'gato'],
  ])('The plain text of %j is %j', (markdown, expected) => {
    expect(plainText(contentFromMarkdown(markdown))).toBe(expected);
  });

  test.each(['>', '[', '*a', '- ', '![', '`a', '<a ', '[a]('])(
    '4096 characters of “%s” are parsed without exponential time',
    (piece) => {
      const content = contentFromMarkdown(piece.repeat(Math.floor(4096 / piece.length)));
      expect(Array.isArray(content)).toBe(true);
    },
  );
});

describe('business data in words', () => {
  const profile = aProfile();
  test('Hours, services and prices are written in both languages', () => {
    expect(openingHoursText(profile, 'es')).toBe('Lunes a viernes: 9:00–19:00\nSábado: 10:00–15:00\nDomingo: cerrado');
    expect(openingHoursText(profile, 'en')).toBe(
      'Monday to Friday: 9:00 AM–7:00 PM\nSaturday: 10:00 AM–3:00 PM\nSunday: closed',
    );
    expect(servicesText(profile, 'en').split('\n')[1]).toBe('Tinte: from MXN\u00A01,200.50 · 1\u00A0h 30\u00A0min');
  });

  test.each([
    ['2026-11-25T17:00:00Z', {}, null, null],
    ['2026-11-25T14:00:00Z', {}, 'Abre hoy a las 9:00', 'Opens today at 9:00 AM'],
    ['2026-11-26T02:00:00Z', {}, 'Abre mañana a las 9:00', 'Opens tomorrow at 9:00 AM'],
    ['2026-11-28T22:00:00Z', {}, 'Abre el lunes a las 9:00', 'Opens on Monday at 9:00 AM'],
    ['2026-11-25T17:00:00Z', { openingHours: [] }, null, null],
    [
      '2026-11-25T17:00:00Z',
      {
        openingHours: [],
        exceptions: [{ date: '2026-12-20', label: '', intervals: [{ opens: '13:00', closes: '14:00' }] }],
      },
      'Abre el 20 de diciembre a las 13:00',
      'Opens on December 20 at 1:00 PM',
    ],
  ])('The text at %s contains the next opening', (now, changes, es, en) => {
    const said = (['es', 'en'] as const).map((locale) => nextOpeningText(aProfile(changes), new Date(now), locale));
    expect(said).toEqual([es, en]);
  });

  const opening = (local: string, changes = {}) => {
    const state = openingState(aProfile(changes), new Date(local));
    return [state.isOpen, state.closesAt?.toISOString() ?? null, state.opensNextAt?.toISOString() ?? null];
  };
  const allWeek = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    intervals: [{ opens: '00:00', closes: '24:00' }],
  }));
  const overlapping = [
    {
      weekday: 3,
      intervals: [
        { opens: '08:00', closes: '12:00' },
        { opens: '09:00', closes: '11:00' },
        { opens: '10:00', closes: '13:00' },
      ],
    },
  ];
  test.each([
    ['open on a weekday', '2026-11-25T17:00:00Z', {}, [true, '2026-11-26T01:00:00.000Z', null]],
    ['closed before opening', '2026-11-25T14:00:00Z', {}, [false, null, '2026-11-25T15:00:00.000Z']],
    ['the closing minute is closed', '2026-11-26T01:00:00Z', {}, [false, null, '2026-11-26T15:00:00.000Z']],
    ['Sunday waits for Monday', '2026-11-29T17:00:00Z', {}, [false, null, '2026-11-30T15:00:00.000Z']],
    ['a holiday waits for the next day', '2026-12-25T17:00:00Z', {}, [false, null, '2026-12-26T16:00:00.000Z']],
    ['never open', '2026-11-25T17:00:00Z', { openingHours: [] }, [false, null, null]],
    [
      'over midnight joined',
      '2026-11-28T05:00:00Z',
      {
        openingHours: [
          { weekday: 5, intervals: [{ opens: '18:00', closes: '24:00' }] },
          { weekday: 6, intervals: [{ opens: '00:00', closes: '02:00' }] },
        ],
      },
      [true, '2026-11-28T08:00:00.000Z', null],
    ],
  ])('The opening state is correct: %s', (_title, at, changes, expected) => {
    expect(opening(at, changes)).toEqual(expected);
  });
  test.each([
    ['all of it within the hours', '2026-11-25T16:00:00Z', '2026-11-25T16:30:00Z', {}, 30],
    ['not the night', '2026-11-26T00:50:00Z', '2026-11-26T15:05:00Z', {}, 15],
    ['a weekend', '2026-11-28T00:00:00Z', '2026-11-30T16:00:00Z', {}, 60 + 300 + 60],
    ['not a holiday', '2026-12-25T00:30:00Z', '2026-12-26T16:10:00Z', {}, 40],
    ['a business that never closes', '2026-11-28T00:00:00Z', '2026-11-28T12:00:00Z', { openingHours: allWeek }, 720],
    ['no minute twice', '2026-11-25T15:00:00Z', '2026-11-25T19:00:00Z', { openingHours: overlapping }, 240],
    ['no time at all', '2026-11-25T16:00:00Z', '2026-11-25T16:00:00Z', {}, 0],
    [
      'nothing without hours',
      '2026-11-25T16:00:00Z',
      '2026-11-25T17:00:00Z',
      { openingHours: [], exceptions: [] },
      null,
    ],
    ['nothing for months', '2026-01-25T16:00:00Z', '2026-11-25T17:00:00Z', {}, null],
  ])('The time in opening hours is %s', (_title, from, to, changes, minutes) => {
    const ms = openMsBetween(aProfile(changes), new Date(from), new Date(to));
    expect(ms === null ? null : ms / 60_000).toBe(minutes);
  });

  test('A business that is always open has no closing time, and an unknown zone is treated as UTC', () => {
    expect(
      openingState(aProfile({ openingHours: allWeek, exceptions: [] }), new Date('2026-11-25T17:00:00Z')).isOpen,
    ).toBe(true);
    expect(opening('2026-11-25T10:00:00Z', { timeZone: 'Nowhere/Else' })[0]).toBe(true);
  });
  test('On a day with a clock change, opening hours are local times', () => {
    const changes = { timeZone: 'America/Santiago', country: 'CL' };
    expect(opening('2026-09-07T13:00:00Z', changes)).toEqual([true, '2026-09-07T22:00:00.000Z', null]);
    expect(opening('2026-08-03T13:30:00Z', changes)).toEqual([true, '2026-08-03T23:00:00.000Z', null]);
  });
});
