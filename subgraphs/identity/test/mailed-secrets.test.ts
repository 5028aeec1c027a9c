import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keyedCodeHasher } from '../src/clients/keyed-code-hasher.js';
import { portalLinks } from '../src/clients/portal-links.js';
import { randomSecretSource } from '../src/clients/random-secret-source.js';
import { nextMail, type MailAllowance } from '../src/domain/mail-allowance.js';
import { maskedEmail, readCode } from '../src/domain/mailed-secret.js';
import type { AttemptSeries } from '../src/domain/password-attempts.js';

const [older, newer] = ['o'.repeat(32), 'n'.repeat(32)];

describe('mailed codes', () => {
  test('are six digits, also those that begin with zeros', () => {
    const codes = Array.from({ length: 2000 }, () => randomSecretSource.nextCode());
    expect(codes.filter((code) => !/^\d{6}$/.test(code))).toEqual([]);
    expect(codes.some((code) => code.startsWith('0'))).toBe(true);
  });

  test('match their own subject only, and stay valid while a key is replaced', () => {
    const hash = keyedCodeHasher([older]).hash('ana VERIFY_EMAIL', '012345');
    const both = keyedCodeHasher([newer, older]);
    expect(both.matches(hash, 'ana VERIFY_EMAIL', '012345')).toBe(true);
    expect(both.matches(hash, 'ana CHANGE_EMAIL', '012345')).toBe(false);
    expect(both.matches(hash, 'bea VERIFY_EMAIL', '012345')).toBe(false);
    expect(both.matches(hash, 'ana VERIFY_EMAIL', '012346')).toBe(false);
    expect(keyedCodeHasher([newer]).matches(hash, 'ana VERIFY_EMAIL', '012345')).toBe(false);
    expect(both.matches('not a hash', 'ana VERIFY_EMAIL', '012345')).toBe(false);
    expect(() => keyedCodeHasher([])).toThrow(RangeError);
  });

  test('are read with spaces and hyphens, and from nothing else', () => {
    expect(['012345', ' 012 345 ', '012-345', '012\u00a0345'].map(readCode)).toEqual(Array(4).fill('012345'));
    expect(['01234', '0123456', '01234a', '٠١٢٣٤٥', '012.345', ''].map(readCode)).toEqual(Array(6).fill(null));
  });
});

test('codes and reset tokens stand where no browser sends them', () => {
  const links = portalLinks('https://tertulia.test');
  for (const link of [links.verifyEmail('012345'), links.confirmEmail('012345'), links.resetPassword('012345')]) {
    const { origin, pathname, search, hash } = new URL(link);
    expect([origin, hash]).toEqual(['https://tertulia.test', '#012345']);
    expect(pathname + search).not.toContain('012345');
  }
});

test('an address is shown to its old owner by its first character and its domain', () => {
  expect(maskedEmail('lucia@salon.mx')).toBe('l…@salon.mx');
  expect(maskedEmail('😀a@salon.mx')).toBe('😀…@salon.mx');
});

test('never more mails than allowed leave in a window from its first one, nor two within the pause', () => {
  const allowance: MailAllowance = { windowMs: 3_600_000, max: 5, pauseMs: 60_000 };
  const waits = fc.array(fc.integer({ min: 0, max: 20 * 60_000 }), { maxLength: 60 });
  fc.assert(
    fc.property(waits, (steps) => {
      let at = Date.UTC(2026, 0, 1);
      let series: AttemptSeries | null = null;
      const sent: number[] = [];
      const promised: number[] = [];
      for (const step of steps) {
        at += step;
        const decision = nextMail(series, { now: new Date(at), allowance });
        series = decision.series;
        if (decision.waitMs === 0) sent.push(at);
        else promised.push(nextMail(series, { now: new Date(at + decision.waitMs), allowance }).waitMs);
      }
      expect(promised.filter((waitMs) => waitMs > 0)).toEqual([]);
      const windows: number[] = [];
      for (const time of sent) if (time - (windows.at(-1) ?? -Infinity) >= allowance.windowMs) windows.push(time);
      for (const start of windows) {
        expect(sent.filter((time) => time >= start && time < start + allowance.windowMs).length).toBeLessThanOrEqual(5);
      }
      expect(sent.filter((time, index) => time - (sent[index - 1] ?? -Infinity) < allowance.pauseMs)).toEqual([]);
    }),
  );
});
