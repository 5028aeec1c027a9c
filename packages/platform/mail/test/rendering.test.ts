import { describe, expect, test } from '@jest/globals';
import {
  identityMailSchema,
  renderDigestMail,
  renderIdentityMail,
  renderNotificationMail,
  type IdentityMail,
  type RenderedMail,
} from '../src/index.js';
import { mailProblem } from '../src/smtp/mail-problem.js';

const locales = ['es', 'en'] as const;
const at = '2026-03-02T15:04:00Z';
const url = 'https://tertulia.test/es/verify?mail=1&token=abc_DEF-1';
const hidden = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

const hostileTexts = [
  ...[
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</title></head><body onload=alert(1)>',
    '<!-- a',
    '&lt;b&gt; &amp;',
  ],
  ...[
    'a\r\nBcc: eva@evil.example',
    'a\u2028b\u2029c',
    'abc\u202Egnp.exe',
    '\u2066x\u2069',
    'a\0b',
    'half \uD83D',
    '\uDE00 half',
  ],
  ...[
    "'; DROP TABLE",
    '{{name}} ${7*7}',
    '=?utf-8?Q?Bcc:_eva?=',
    '-->',
    ']]>',
    '"'.repeat(400),
    '👩‍🚀'.repeat(40),
    'x'.repeat(400),
  ],
];

function mailsWith(text: string): IdentityMail[] {
  return locales.flatMap((locale): IdentityMail[] => {
    const to = { to: { name: text, address: 'lucia@correo.example' }, locale };
    return [
      { ...to, kind: 'VERIFY_ADDRESS', code: '012345', url },
      { ...to, kind: 'CONFIRM_NEW_ADDRESS', code: '012345', url },
      { ...to, kind: 'SIGN_UP_CODE', code: '012345' },
      { ...to, kind: 'SIGN_UP_KNOWN', at, url },
      { ...to, kind: 'ADDRESS_CHANGED', newAddress: text, at },
      { ...to, kind: 'RESET_PASSWORD', url },
      { ...to, kind: 'PASSWORD_CHANGED', at, url },
      { ...to, kind: 'INVITATION', organization: text, invitedBy: text, url, expiresAt: at },
      { ...to, kind: 'NEW_DEVICE', device: text, at, url },
    ];
  });
}

/** What a reader of the HTML sees, tags left out. */
function shown(html: string): string {
  const body = html
    .slice(html.indexOf('<body'))
    .replaceAll(/<!--.*?-->/gs, '')
    .replaceAll(/<[^>]*>/g, ' ');
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#x27': "'" };
  return body.replaceAll(/&(lt|gt|quot|amp|#x27);/g, (_all, name: string) => entities[name] ?? '');
}

function tagsOf(html: string): string[] {
  return Array.from(html.replaceAll(/<!--.*?-->/gs, '').matchAll(/<([a-z0-9]+)/gi), ([, tag = '']) =>
    tag.toLowerCase(),
  );
}

function linksOf(html: string): string[] {
  return Array.from(html.matchAll(/(?:href|src)="([^"]*)"/g), ([, link = '']) => link.replaceAll('&amp;', '&'));
}

/** What holds for every mail, whatever it says. */
function assertSound({ subject, html, text }: RenderedMail): void {
  const letter = {
    messageId: 'a@b.test',
    to: { name: null, address: 'a@b.test' },
    subject,
    html,
    text,
    unsubscribeUrl: null,
  };
  expect(mailProblem(letter)).toBeNull();
  expect(subject.trim()).not.toBe('');
  expect(Buffer.byteLength(html)).toBeLessThan(90_000);
  expect(text.replaceAll('\n', '')).not.toMatch(hidden);
  expect(html.slice(0, html.indexOf('<body'))).toMatch(/name="color-scheme" content="light dark"/);
  expect(html).toMatch(/prefers-color-scheme: dark/);
  const tags = new Set(tagsOf(html));
  for (const tag of ['script', 'iframe', 'form', 'svg', 'object']) expect(tags).not.toContain(tag);
  expect(html).not.toMatch(/<[^>]*\son\w+=/);
}

describe('mails of identity', () => {
  const usual = mailsWith('Lucía Méndez');

  test.each(usual)('$kind in $locale says everything in both parts', async (mail) => {
    expect(identityMailSchema.parse(mail)).toEqual(mail);
    const { subject, html, text } = await renderIdentityMail(mail, {});
    assertSound({ subject, html, text });
    const seen = shown(html);
    const wanted = [
      ...[
        'Lucía Méndez',
        'Tertulia',
        'code' in mail ? mail.code : '',
        'at' in mail ? '2026' : '',
        'url' in mail ? url : '',
      ],
    ];
    for (const part of wanted) {
      expect(seen).toContain(part);
      expect(text).toContain(part);
    }
    expect(subject).not.toContain('012345');
    expect(html).toContain(`<html dir="ltr" lang="${mail.locale}">`);
    expect(new Set(linksOf(html))).toEqual(new Set('url' in mail ? [url] : []));
  });

  test.each(usual.filter(({ locale }) => locale === 'es'))(
    '$kind differs in every text between the languages',
    async (mail) => {
      const [es, en] = await Promise.all(locales.map(async (locale) => renderIdentityMail({ ...mail, locale }, {})));
      const [inSpanish, inEnglish] = [es, en].map((one) =>
        (one?.text ?? '').split('\n').filter((line) => line.length > 0),
      );
      const same = inSpanish?.filter((line) => inEnglish?.includes(line));
      expect(same?.filter((line) => ![url, '--'].includes(line))).toEqual([]);
      expect(es?.subject).not.toBe(en?.subject);
    },
  );

  test.each(hostileTexts)('%j is shown as a text in every kind and language', async (text) => {
    for (const mail of mailsWith(text)) {
      const plain = await renderIdentityMail({ ...mail, ...withTexts(mail, 'Ana') }, {});
      const rendered = await renderIdentityMail(mail, { name: text, color: text, logoUrl: text });
      assertSound(rendered);
      // The texts bring neither elements nor links.
      expect(tagsOf(rendered.html)).toEqual(tagsOf(plain.html));
      expect(linksOf(rendered.html)).toEqual(linksOf(plain.html));
    }
  });

  test('A link that is not http or https is not put into a mail', async () => {
    for (const odd of [
      'javascript:alert(1)',
      'data:text/html,x',
      'https://x.test/"onclick="',
      'https://x.test/\r\na',
      '/relative',
    ]) {
      const mail: IdentityMail = {
        ...{ to: { name: null, address: 'a@b.test' }, locale: 'es' },
        ...{ kind: 'RESET_PASSWORD', url: odd },
      };
      await expect(renderIdentityMail(mail, {})).rejects.toThrow(RangeError);
    }
    expect(identityMailSchema.safeParse({ ...usual[3], url: 'javascript:alert(1)' }).success).toBe(false);
  });

  test.each([
    'https://evil.example/x',
    'www.evil.example',
    'Gana en evil.example/x',
    'eva@evil.example',
    'http:evil.example',
  ])('A mail program finds no link in the name %s', async (name) => {
    for (const mail of mailsWith(name).filter(({ kind }) => kind !== 'ADDRESS_CHANGED')) {
      const { html, text, subject } = await renderIdentityMail(mail, {});
      for (const part of [shown(html), text]) {
        expect(part).not.toMatch(/evil\.example|www\.evil|@evil|https?:\/\/evil|http:evil/);
        // It looks as it was written.
        expect(part.replaceAll('\u200B', '')).toContain(name);
      }
      expect(subject).not.toContain('\u200B');
    }
  });

  test('A brand gives its name, logo and colour, in which the button can be read', async () => {
    const mail: IdentityMail = {
      ...{ to: { name: null, address: 'a@b.test' }, locale: 'es' },
      ...{ kind: 'RESET_PASSWORD', url },
    };
    const logoUrl = 'https://tertulia.test/logo.png';
    for (const [color, ink] of [
      ['#ffee00', '#1F1B16'],
      ['#101010', '#FFFFFF'],
    ]) {
      const { html, text } = await renderIdentityMail(mail, {
        name: 'Salón Lucía',
        color: color ?? '',
        logoUrl,
      });
      expect(html).toContain(`background-color:${color}`);
      expect(html).toContain(`color:${ink}`);
      expect(linksOf(html)).toContain(logoUrl);
      expect(shown(html)).toContain('Salón Lucía');
      expect(text).toContain('Salón Lucía');
      expect(text).not.toContain('Tertulia');
    }
  });
});

function withTexts(mail: IdentityMail, text: string): object {
  const fields = ['newAddress', 'organization', 'invitedBy', 'device'].filter((field) => field in mail);
  return { to: { ...mail.to, name: text }, ...Object.fromEntries(fields.map((field) => [field, text])) };
}

describe('mails of notifications', () => {
  const links = {
    action: { label: 'Abrir la conversación', url: 'https://tertulia.test/es/conversations/1?a=1&b=2' },
    unsubscribeUrl: 'https://tertulia.test/unsubscribe?token=t',
    settingsUrl: 'https://tertulia.test/es/settings/notifications',
  };
  const allLinks = [links.action.url, links.unsubscribeUrl, links.settingsUrl];
  const notification = (text: string, locale: (typeof locales)[number] = 'es') => ({
    ...{ locale, brand: {}, title: text, lines: [text, text], facts: [{ label: text, value: text }], ...links },
  });
  const digest = (text: string, locale: (typeof locales)[number] = 'es') => ({
    ...{ ...notification(text, locale), sections: [{ ...notification(text), facts: [{ label: text, value: text }] }] },
    more: 0,
  });

  test.each(locales)('Both parts have the title, lines, facts and links, in %s', async (locale) => {
    const given = { ...notification('x', locale), title: 'Alguien espera', lines: ['Ana espera\ndesde las 15:04'] };
    for (const { subject, html, text } of [
      await renderNotificationMail({ ...given, facts: [{ label: 'Bot', value: 'Citas & más' }] }),
      await renderDigestMail({
        ...given,
        more: 0,
        sections: [
          { title: 'Errores', lines: ['Ayer'], facts: [{ label: 'Bot', value: 'Citas & más' }], action: links.action },
        ],
      }),
    ]) {
      assertSound({ subject, html, text });
      expect(subject).toBe('Alguien espera');
      const seen = shown(html);
      for (const part of [
        'Alguien espera',
        'Ana espera',
        'desde las 15:04',
        'Bot',
        'Citas & más',
        links.action.label,
      ]) {
        expect(seen).toContain(part);
        expect(text).toContain(part);
      }
      for (const link of allLinks) expect(text).toContain(link);
      expect(new Set(linksOf(html))).toEqual(new Set(allLinks));
    }
  });

  test('A preview is not cut in the middle of a character', async () => {
    for (const lead of ['', 'x']) {
      const { html } = await renderNotificationMail({ ...notification('x'), lines: [`${lead}${'😀'.repeat(200)}`] });
      expect(html).not.toContain('\uFFFD');
      expect(html).not.toMatch(/\p{Cs}/u);
    }
  });

  test('Where mails cannot be ended, no link says so', async () => {
    const { html, text } = await renderNotificationMail({ ...notification('x'), unsubscribeUrl: null, action: null });
    expect(linksOf(html)).toEqual([links.settingsUrl]);
    expect(text).not.toMatch(/Dejar de recibir/);
  });

  test('A mail that somebody else chose for the person says so, and offers no choice', async () => {
    const chosen = { ...notification('x'), unsubscribeUrl: null, action: null, settingsUrl: null };
    const { html, text } = await renderNotificationMail(chosen);
    expect(linksOf(html)).toEqual([]);
    expect(text).toMatch(/porque te eligieron para él/);
    expect(text).not.toMatch(/los avisos que elegiste/);
  });

  test.each(hostileTexts)('%j is shown as a text', async (text) => {
    for (const locale of locales) {
      const [one, several] = [
        await renderNotificationMail(notification(text, locale)),
        await renderDigestMail(digest(text, locale)),
      ];
      for (const rendered of [one, several]) {
        assertSound(rendered);
        expect(new Set(linksOf(rendered.html))).toEqual(new Set(allLinks));
        expect(new Set(tagsOf(rendered.html))).not.toContain('b');
      }
    }
  });

  test.each([
    ['es', 14, 'y 14 más'],
    ['en', 1, 'and 1 more'],
  ] as const)('A digest says in %s that there are %i more than it names', async (locale, more, said) => {
    for (const lines of [['Ayer'], Array.from({ length: 500 }, () => '<'.repeat(500))]) {
      const given = { ...digest('x', locale), sections: [{ ...notification('x'), lines }], more };
      const { html, text } = await renderDigestMail(given);
      expect(shown(html)).toContain(said);
      expect(text).toContain(`\n${said}\n`);
    }
  });

  test('A digest of ten thousand occasions stays small, and says how many are not in it', async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `${index} ${'<&">'.repeat(200)}`);
    const { html, text } = await renderDigestMail({ ...digest('x'), sections: [{ ...notification('x'), lines }] });
    expect(Buffer.byteLength(html)).toBeLessThan(90_000);
    const left = Number(/y (\d+) más/.exec(text)?.[1]);
    const kept = lines.filter((_, index) => text.includes(`\n${index} <`)).length;
    expect(kept).toBeGreaterThan(10);
    // Two more are the fact and the link below the lines.
    expect(kept + left).toBe(10_002);
    for (const link of allLinks) expect(text).toContain(link);
  });
});
