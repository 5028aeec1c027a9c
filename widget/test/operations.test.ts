import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Kind, buildSchema, parse, validate } from 'graphql';
import { errorCatalogue } from '@tertulia/errors';
import { previewOperations } from '../src/preview/preview-operations.js';
import { operations } from '../src/transport/operations.js';
import { faultOfResponse } from '../src/transport/graphql-faults.js';
import { unreadQuery } from '../src/unread/unread-poll.js';

const schema = buildSchema(readFileSync(new URL('../../graphql/api.graphql', import.meta.url), 'utf8'));

describe('operations', () => {
  test.each([...Object.entries({ ...operations, ...previewOperations }), ['Unread', unreadQuery] as const])(
    'The operation %s is valid in the public schema',
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
    faultOfResponse(status, null, { errors: [{ message: 'words', extensions: { code } }] });

  test('Every code of the catalogue is temporary, a lost session or final', () => {
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

  test('Without a code the status decides, also for a response that is not JSON', () => {
    expect(faultOfResponse(503, null, null)?.fault).toBe('busy');
    expect(faultOfResponse(200, null, null)?.fault).toBe('busy');
    expect(faultOfResponse(413, null, null)?.fault).toBe('refused');
    expect(faultOfResponse(401, null, null)?.fault).toBe('session-lost');
    expect(faultOfResponse(200, null, { data: {} })).toBeNull();
  });

  test('A response with a missing part is usable if the payload is there', () => {
    const errors = [{ message: 'unavailable', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }];
    expect(faultOfResponse(200, null, { data: { payload: { messages: [] } }, errors })).toBeNull();
    expect(faultOfResponse(200, null, { data: { payload: null }, errors })?.fault).toBe('busy');
  });

  test('The retry delay of the server is respected up to a maximum', () => {
    expect(faultOfResponse(429, '7', null)?.retryAfterMs).toBe(7_000);
    expect(faultOfResponse(429, '999999', null)?.retryAfterMs).toBe(300_000);
    expect(faultOfResponse(503, 'Wed, 21 Oct 2026 07:28:00 GMT', null)?.retryAfterMs).toBe(0);
  });

  test('Only final refusals have a message for the visitor', () => {
    expect(withCode('BAD_USER_INPUT')?.words).toBe('words');
    expect(withCode('INTERNAL_SERVER_ERROR')?.words).toBeNull();
  });
});
