import { describe, expect, test } from '@jest/globals';
import { isEmail } from '@tertulia/email-addresses';
import { UserInputErrors } from '@tertulia/errors';
import { scopes } from '@tertulia/principal';
import fc from 'fast-check';
import { formatApiKey, isApiKey } from '../src/domain/api-key.js';
import type { ApiKeyScope } from '../src/domain/api-key.js';
import { commonPasswords } from '../src/domain/common-passwords.js';
import { normalizeEmail } from '../src/domain/email.js';
import { InputProblems } from '../src/domain/input-problems.js';
import { grantOf, wouldLoseLastAdmin } from '../src/domain/membership.js';
import { slugOf, uniqueSlug } from '../src/domain/organization.js';
import { freeAttempts, nextAttempt, seriesMs } from '../src/domain/password-attempts.js';
import type { AttemptSeries } from '../src/domain/password-attempts.js';
import { passwordWeakness } from '../src/domain/password.js';
import { isCurrency, isTimeZone } from '../src/domain/region.js';
import { isToken, secretHash } from '../src/domain/secret.js';
import { ScopeEnum } from '../src/graphql/enums.js';

const token = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64url'));

describe('a password', () => {
  test.each([
    ['corta', 'TOO_SHORT'],
    ['123456789', 'TOO_SHORT'],
    ['ñññññññññ', 'TOO_SHORT'],
    ['x'.repeat(201), 'TOO_LONG'],
    ['Contraseña123', 'IS_COMMON'],
    ['PASSWORD123!', 'IS_COMMON'],
    ['1234567890', 'IS_COMMON'],
    ['aaaaaaaaaaaa', 'IS_COMMON'],
    ['abababababab', 'IS_COMMON'],
    ['lucia.gomez@salon.mx', 'IS_THE_EMAIL'],
    ['LUCIA.GOMEZ@salon.mx2026', 'IS_THE_EMAIL'],
    ['lucia.gomez', 'IS_THE_EMAIL'],
    ['lucia.gomez1990!', 'IS_THE_EMAIL'],
    ['P@$$w0rd2026', 'IS_COMMON'],
    ['Tertulia2026!', 'IS_COMMON'],
    ['t3rtul1a-2026', 'IS_COMMON'],
    ['TERTULIAtertulia', 'IS_COMMON'],
    ['mi-tertulia-99', 'IS_COMMON'],
    ['tertulia bot', 'IS_COMMON'],
    ['Guadalupe-1990', 'IS_COMMON'],
    ['¡¡Contraseña!!', 'IS_COMMON'],
    ['iloveyou-iloveyou', 'IS_COMMON'],
    ['qwerty12345678', 'IS_COMMON'],
    ['abcdefg7654321', 'IS_COMMON'],
    ['1qaz2wsx3edc', 'IS_COMMON'],
    ['abc1abc1abc1', 'IS_COMMON'],
    ['123-123-123-123', 'IS_COMMON'],
    ['Football2024!', 'IS_COMMON'],
    ['superman!!!!', 'IS_COMMON'],
    ['LUC1A.G0M3Z-2026', 'IS_THE_EMAIL'],
    ['2026lucia.gomez', 'IS_THE_EMAIL'],
    ['sobremesa-larga-7', null],
    ['tertulia de los jueves', null],
    ['kT9#vLq2!mZx', null],
    ['9482-qwe-1733', null],
    ['8412907a3315', null],
    ['lucia.gomez come pan', null],
    ['contraseña de la abuela', null],
    ['👩‍🍳👩‍🍳 cocina rica', null],
  ])('%s: %s', (password, expected) => {
    expect(passwordWeakness(password, 'lucia.gomez@salon.mx')).toBe(expected);
  });

  test('is compared with tens of thousands of common ones, each in the form in which it is compared', () => {
    expect(commonPasswords().size).toBeGreaterThan(40_000);
    const long = [...commonPasswords()].filter((common) => Array.from(common).length >= 10);
    expect(long.length).toBeGreaterThan(1_000);
    for (const common of long) expect(passwordWeakness(common, '')).toBe('IS_COMMON');
  });
});

describe('an e-mail', () => {
  test.each(['ana@salon.mx', 'ana+citas@sub.salon.com.mx', "o'higgins@correo.cl", 'josé@correo.mx', 'a@peña.es'])(
    '%s is accepted',
    (email) => {
      expect(isEmail(email)).toBe(true);
    },
  );

  test.each([
    '',
    'ana',
    'ana@',
    '@salon.mx',
    'ana@salon',
    'a b@salon.mx',
    'ana@salon..mx',
    '.ana@salon.mx',
    'ana.@salon.mx',
    'ana..b@salon.mx',
    'ana@salon.mx\r\nBcc: x@y.mx',
    'ana@-salon.mx',
    'ana,b@salon.mx',
    'Ana <ana@salon.mx>',
    'a\u0000na@salon.mx',
    `${'a'.repeat(65)}@salon.mx`,
    `a@${'b.'.repeat(130)}mx`,
    'a@1.2.3.4',
  ])('%j is refused', (email) => {
    expect(isEmail(normalizeEmail(email))).toBe(false);
  });

  test.each([
    ['zero width space', 'a\u200Bna@salon.mx'],
    ['zero width joiner', 'ana\u200D@salon.mx'],
    ['soft hyphen', 'an\u00ADa@salon.mx'],
    ['direction override', '\u202Eana@salon.mx'],
    ['byte order mark inside', 'a\uFEFFna@salon.mx'],
    ['variation selector', 'ana\uFE0F@salon.mx'],
    ['combining joiner', 'a\u034Fna@salon.mx'],
    ['Hangul filler', 'ana\u3164@salon.mx'],
    ['Cyrillic a among Latin letters', '\u0430na@salon.mx'],
    ['Greek omicron among Latin letters', 'b\u03BFss@salon.mx'],
    ['Cyrillic letter in the domain', 'ana@s\u0430lon.mx'],
    ['Cyrillic letter in the sent form of a domain', 'ana@xn--slon-53d.mx'],
    ['Cyrillic top-level lookalike', 'ana@salon.\u0441\u043E'],
    ['whole domain that looks Latin', 'ana@\u0430\u0440\u0440\u04CF\u0435.com'],
    ['whole local part that looks Latin', '\u0430\u0441\u0435@salon.mx'],
    ['full-width letters', '\uFF41na@salon.mx'],
    ['mathematical letters', '\u{1D41A}na@salon.mx'],
    ['ligature', '\uFB01na@salon.mx'],
    ['phonetic letter', '\u0251na@salon.mx'],
    ['dotless i', 'mar\u0131a@salon.mx'],
    ['capital I with a dot', 'mar\u0130a@salon.mx'],
    ['accent that is not of the letter', 'a\u0335na@salon.mx'],
    ['Arabic digits among Latin letters', 'ana\u0661@salon.mx'],
    ['Cherokee lookalike', '\uAB83na@salon.mx'],
  ])('with a %s is refused: it would look like another', (_, email) => {
    expect(isEmail(normalizeEmail(email))).toBe(false);
  });

  test.each(['иван@почта.рф', 'info@παράδειγμα.ελ', '用户@例え.jp', 'मेल@उदाहरण.भारत', 'straße@grüße.de'])(
    '%s in another script is accepted',
    (email) => {
      expect(isEmail(normalizeEmail(email))).toBe(true);
    },
  );

  test('is the same in every spelling, and normalising again changes nothing', () => {
    expect(normalizeEmail('  Ana@SALON.mx ')).toBe('ana@salon.mx');
    expect(normalizeEmail('jose\u0301@correo.mx')).toBe('josé@correo.mx');
    expect(normalizeEmail('a@XN--PEA-8MA.es')).toBe(normalizeEmail('a@peña.es'));
    fc.assert(fc.property(fc.string(), (text) => normalizeEmail(normalizeEmail(text)) === normalizeEmail(text)));
  });
});

describe('a slug', () => {
  test.each([
    ['Salón Ñandú', 'salon-nandu'],
    ['  ¡Tacos & Más!  ', 'tacos-mas'],
    ['寿司', 'negocio'],
    ['x'.repeat(80), 'x'.repeat(48)],
  ])('of %s is %s', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  test('is always URL-safe, also with the end of the id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (name, id) => {
        expect(slugOf(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(uniqueSlug(name, id, true)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*-[0-9a-f]{8}$/);
      }),
    );
  });
});

describe('regions', () => {
  test('accept real codes and no others', () => {
    expect(['MXN', 'USD', 'CLP'].every(isCurrency)).toBe(true);
    expect(['PESO', 'mxn', ''].some(isCurrency)).toBe(false);
    expect(
      ['America/Mexico_City', 'America/Buenos_Aires', 'America/Argentina/Buenos_Aires', 'UTC'].every(isTimeZone),
    ).toBe(true);
    expect(['+05:00', 'Mexico', '', 'America/Nowhere', 'America/Mexico_City\n'].some(isTimeZone)).toBe(false);
  });
});

describe('tokens and keys', () => {
  test('any 32 bytes make a token, a key shows four characters of it, and no other text is accepted as one', () => {
    fc.assert(
      fc.property(token, fc.constantFrom('LIVE' as const, 'TEST' as const), (secret, mode) => {
        const { key, prefix } = formatApiKey(mode, secret);
        expect(isToken(secret) && isApiKey(key)).toBe(true);
        expect(prefix).toBe(`ttl_${mode.toLowerCase()}_${secret.slice(0, 4)}`);
        expect(isToken(key) || isApiKey(secret)).toBe(false);
        expect(secretHash(key)).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });

  test('scopes are those of the platform, and the API has a name for each', () => {
    const own: readonly ApiKeyScope[] = scopes;
    expect(Object.values(ScopeEnum).toSorted()).toEqual([...own].toSorted());
  });
});

describe('attempts of an origin', () => {
  const start = new Date('2026-03-01T12:00:00Z');
  const after = (ms: number) => new Date(start.getTime() + ms);

  test('are free at first, then each doubles the next wait, up to fifteen minutes', () => {
    let series: AttemptSeries | null = null;
    let now = start;
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 11; attempt += 1) {
      const decision = nextAttempt(series, { now, free: freeAttempts });
      expect(decision.waitMs).toBe(0);
      series = decision.series;
      const waitMs = series.blockedUntil === null ? 0 : series.blockedUntil.getTime() - now.getTime();
      waits.push(waitMs / 60_000);
      if (now.getTime() + waitMs - start.getTime() >= seriesMs) break;
      now = new Date(now.getTime() + waitMs);
    }
    expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 15, 15, 15]);
  });

  test('that have to wait do not prolong the wait, and an hour after the first all are free again', () => {
    const blocked: AttemptSeries = { startedAt: start, attempts: 5, blockedUntil: after(60_000) };
    expect(nextAttempt(blocked, { now: after(59_999), free: freeAttempts })).toEqual({ series: blocked, waitMs: 1 });
    const later = nextAttempt(blocked, { now: after(seriesMs), free: freeAttempts });
    expect(later).toEqual({ series: { startedAt: after(seriesMs), attempts: 1, blockedUntil: null }, waitMs: 0 });
  });

  test('never wait longer than fifteen minutes, at any time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_200_000 }), { maxLength: 40 }), (pauses) => {
        let series: AttemptSeries | null = null;
        let ms = 0;
        for (const pause of pauses) {
          ms += pause;
          const decision = nextAttempt(series, { now: after(ms), free: freeAttempts });
          expect(decision.waitMs).toBeGreaterThanOrEqual(0);
          expect(decision.waitMs).toBeLessThanOrEqual(15 * 60_000);
          series = decision.series;
        }
      }),
    );
  });
});

describe('roles', () => {
  test('have bots only for a bot manager, each once', () => {
    expect(grantOf('BOT_MANAGER', ['a', 'b', 'a'])).toEqual({ role: 'BOT_MANAGER', botIds: ['a', 'b'] });
    expect(grantOf('VIEWER', ['a'])).toEqual({ role: 'VIEWER', botIds: null });
  });

  test.each([
    ['ORGANIZATION_ADMIN', null, 0, true],
    ['ORGANIZATION_ADMIN', 'VIEWER', 0, true],
    ['ORGANIZATION_ADMIN', 'ORGANIZATION_ADMIN', 0, false],
    ['ORGANIZATION_ADMIN', null, 1, false],
    ['VIEWER', null, 0, false],
  ] as const)('%s to %s beside %d other administrators loses the last one: %s', (from, to, otherAdmins, expected) => {
    expect(wouldLoseLastAdmin({ from, to, otherAdmins })).toBe(expected);
  });
});

test('problems of an input are thrown together, and without problems nothing is thrown', () => {
  const problems = new InputProblems();
  expect(() => problems.refuse()).not.toThrow();
  expect(problems.name('name', '  Ana  ')).toBe('Ana');
  problems.name('name', 'x'.repeat(101));
  problems.value(['organization', 'country'], false, { es: 'no', en: 'no' });
  expect(() => problems.refuse()).toThrow(UserInputErrors);
});
