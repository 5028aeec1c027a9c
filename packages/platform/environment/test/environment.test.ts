import { describe, expect, test } from '@jest/globals';
import { EnvironmentError, readSettings, secret, setting, takeSettings } from '@tertulia/environment';
import { z } from 'zod';

const declared = {
  port: setting('PORT', 'a port number', z.coerce.number().int().min(1).max(65_535).default(4000)),
  databaseUrl: secret(
    'DATABASE_URL',
    'postgres://user:password@host:port/database',
    z.url({ protocol: /^postgres(ql)?$/ }),
  ),
  key: secret('SECRET', 'at least 32 characters', z.string().min(32)),
};
const good = { DATABASE_URL: 'postgres://a:b@127.0.0.1:5432/c', SECRET: 'x'.repeat(32) };

function failureOf(work: () => unknown): EnvironmentError {
  try {
    work();
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
  }
  throw new Error('expected an EnvironmentError');
}

describe('settings', () => {
  test('Settings are returned by their names in the code, typed, frozen and without undeclared ones', () => {
    const settings = readSettings(declared, { ...good, PORT: '8080', HOME: '/root' });
    expect(settings).toEqual({ port: 8080, databaseUrl: good.DATABASE_URL, key: good.SECRET });
    expect(Object.isFrozen(settings)).toBe(true);
  });

  test('Empty settings get their default', () => {
    expect(readSettings(declared, { ...good, PORT: ' ' }).port).toBe(4000);
  });

  test('A setting declares whether it is required and whether it is secret', () => {
    expect([declared.port.isRequired, declared.key.isRequired]).toEqual([false, true]);
    expect([declared.port.isSecret, declared.key.isSecret]).toEqual([false, true]);
  });

  test('All wrong settings are reported at once, by name, with what is expected', () => {
    const { problems } = failureOf(() => readSettings(declared, { PORT: '99999', SECRET: 'short', DATABASE_URL: '' }));
    expect(problems.map((p) => [p.variable, p.isMissing])).toEqual([
      ['DATABASE_URL', true],
      ['PORT', false],
      ['SECRET', false],
    ]);
    expect(problems[2]?.expected).toBe('at least 32 characters');
  });

  test('A wrong value is never repeated, because it may be a secret', () => {
    const error = failureOf(() => readSettings(declared, { ...good, SECRET: 'hunter2' }));
    expect(error.message).not.toContain('hunter2');
    expect(JSON.stringify(error.problems)).not.toContain('hunter2');
  });

  test('Settings passed by name are validated equally, and others are ignored', () => {
    const given = { databaseUrl: good.DATABASE_URL, key: good.SECRET, somethingElse: 1 };
    expect(takeSettings(declared, given)).toEqual({ port: 4000, databaseUrl: good.DATABASE_URL, key: good.SECRET });
    expect(failureOf(() => takeSettings(declared, { key: good.SECRET })).problems).toMatchObject([
      { variable: 'DATABASE_URL', isMissing: true },
    ]);
  });
});
