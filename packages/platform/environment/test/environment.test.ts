import { describe, expect, test } from '@jest/globals';
import { EnvironmentError, readEnvironment } from '@tertulia/environment';
import { z } from 'zod';

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(4000),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).describe('postgres://user:password@host:port/database'),
  SECRET: z.string().min(32).describe('at least 32 characters'),
});
const good = { DATABASE_URL: 'postgres://a:b@127.0.0.1:5432/c', SECRET: 'x'.repeat(32) };

function failureOf(source: Record<string, string | undefined>): EnvironmentError {
  try {
    readEnvironment(schema, source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
  }
  throw new Error('expected an EnvironmentError');
}

describe('settings', () => {
  test('come back typed, frozen and without what nobody asked for', () => {
    const settings = readEnvironment(schema, { ...good, PORT: '8080', HOME: '/root' });
    expect(settings).toEqual({ ...good, PORT: 8080 });
    expect(Object.isFrozen(settings)).toBe(true);
  });

  test('left empty take their default', () => {
    expect(readEnvironment(schema, { ...good, PORT: ' ' }).PORT).toBe(4000);
  });

  test('wrong in several places are reported all at once, by name, with what is expected', () => {
    const { problems } = failureOf({ PORT: '99999', SECRET: 'short', DATABASE_URL: '' });
    expect(problems.map((p) => [p.variable, p.isMissing])).toEqual([
      ['DATABASE_URL', true],
      ['PORT', false],
      ['SECRET', false],
    ]);
    expect(problems[2]?.expected).toBe('at least 32 characters');
  });

  test('never repeat a wrong value, which may be a secret', () => {
    const error = failureOf({ ...good, SECRET: 'hunter2' });
    expect(error.message).not.toContain('hunter2');
    expect(JSON.stringify(error.problems)).not.toContain('hunter2');
  });
});
