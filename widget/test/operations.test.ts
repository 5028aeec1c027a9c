import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Kind, buildSchema, parse, validate } from 'graphql';
import { errorCatalogue } from '@tertulia/errors';
import { operations } from '../src/transport/operations.js';
import { faultOfAnswer } from '../src/transport/graphql-faults.js';
import { unreadQuery } from '../src/unread/unread-poll.js';

const schema = buildSchema(readFileSync(new URL('../../graphql/api.graphql', import.meta.url), 'utf8'));

describe('operations', () => {
  test.each([...Object.entries(operations), ['Unread', unreadQuery] as const])(
    '%s is valid in the public schema',
    (name, text) => {
      const document = parse(text);
      expect(validate(schema, document)).toEqual([]);
      const named = document.definitions
        .filter((part) => part.kind === Kind.OPERATION_DEFINITION)
        .map((part) => part.name?.value);
      expect(named).toEqual([name]);
    },
  );
});

describe('faults', () => {
  const withCode = (code: string, status = 200) =>
    faultOfAnswer(status, null, { errors: [{ message: 'words', extensions: { code } }] });

  test('every code of the catalogue is either passing, a lost session or final', () => {
    const passing = [
      'RATE_LIMITED',
      ...Object.entries(errorCatalogue).flatMap(([code, { kind }]) => (kind === 'FAULT' ? [code] : [])),
    ];
    const lost = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND']);
    for (const code of Object.keys(errorCatalogue)) {
      const expected = passing.includes(code) ? 'busy' : lost.has(code) ? 'session-lost' : 'refused';
      expect([code, withCode(code)?.fault]).toEqual([code, expected]);
    }
  });

  test('without a code the status decides, and what is not JSON is an answer too', () => {
    expect(faultOfAnswer(503, null, null)?.fault).toBe('busy');
    expect(faultOfAnswer(200, null, null)?.fault).toBe('busy');
    expect(faultOfAnswer(413, null, null)?.fault).toBe('refused');
    expect(faultOfAnswer(401, null, null)?.fault).toBe('session-lost');
    expect(faultOfAnswer(200, null, { data: {} })).toBeNull();
  });

  test('a part that is missing does not take the answer along', () => {
    const errors = [{ message: 'away', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }];
    expect(faultOfAnswer(200, null, { data: { payload: { messages: [] } }, errors })).toBeNull();
    expect(faultOfAnswer(200, null, { data: { payload: null }, errors })?.fault).toBe('busy');
  });

  test('the server’s wish for a pause is kept, within reason', () => {
    expect(faultOfAnswer(429, '7', null)?.retryAfterMs).toBe(7_000);
    expect(faultOfAnswer(429, '999999', null)?.retryAfterMs).toBe(300_000);
    expect(faultOfAnswer(503, 'Wed, 21 Oct 2026 07:28:00 GMT', null)?.retryAfterMs).toBe(0);
  });

  test('only final refusals have words for the visitor', () => {
    expect(withCode('BAD_USER_INPUT')?.words).toBe('words');
    expect(withCode('INTERNAL_SERVER_ERROR')?.words).toBeNull();
  });
});
