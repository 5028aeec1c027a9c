import { describe, expect, test } from '@jest/globals';
import { failureOf } from '../../src/apollo/failure.js';
import { checkAgain, checkAll } from '../../src/features/identity/model/entry-checks.js';

const checks = {
  email: (text: string) => (text.includes('@') ? null : 'no address'),
  password: (text: string) => (text === '' ? 'missing' : null),
};

describe('the checks of an entry form', () => {
  test('Every wrong value has its problem', () => {
    expect(checkAll({ email: 'ana', password: '' }, checks)).toEqual({ email: 'no address', password: 'missing' });
    expect(checkAll({ email: 'ana@a.example', password: 'x' }, checks)).toEqual({});
  });

  test('A change is judged alone, and a refusal of the server for it is gone', () => {
    const before = { email: 'refused by the server', password: 'missing' };
    expect(checkAgain(before, checks, { name: 'email', value: 'ana@a.example' })).toEqual({ password: 'missing' });
    expect(checkAgain(before, checks, { name: 'password', value: 'x' })).toEqual({ email: 'refused by the server' });
    expect(checkAgain({}, checks, { name: 'email', value: 'ana' })).toEqual({ email: 'no address' });
  });
});

describe('a failed operation', () => {
  test('The errors of a response are read from whatever client threw them', () => {
    const errors = [{ message: 'Slow down', extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 30 } }];
    expect(failureOf(Object.assign(new Error('x'), { errors }))).toEqual({
      code: 'RATE_LIMITED',
      message: 'Slow down',
      reference: null,
      retryAfterSeconds: 30,
    });
  });

  test('Every other error means that the server was not reached', () => {
    expect(failureOf(new TypeError('Failed to fetch')).code).toBe('NETWORK');
  });
});
