import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { currentRequest, inRequest, requestOfLogLine, scopeOfMany, trustedTraceparent } from '@tertulia/telemetry';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('the request that something belongs to', () => {
  test('The current request is known in everything that it started, and nowhere else', async () => {
    expect(currentRequest()).toBeNull();
    const seen = await Promise.all(
      ['one', 'two', 'three'].map(async (requestId) =>
        inRequest({ requestId }, async () => {
          await turn();
          return currentRequest()?.requestId;
        }),
      ),
    );
    expect(seen).toEqual(['one', 'two', 'three']);
    expect(currentRequest()).toBeNull();
  });

  test('Log lines contain the request and its trace', () => {
    expect(requestOfLogLine()).toEqual({});
    expect(inRequest({ requestId: 'one', traceparent }, requestOfLogLine)).toEqual({
      requestId: 'one',
      traceId: '0af7651916cd43dd8448eb211c80319c',
    });
  });

  test('The first of several requests is the current one, and the others are listed', () => {
    const scope = scopeOfMany([
      { requestId: undefined },
      { requestId: 'one', traceparent },
      { requestId: 'two' },
      { requestId: 'one' },
    ]);
    expect(scope).toEqual({ requestId: 'one', otherRequestIds: ['two'], traceparent });
    expect(scopeOfMany([{}])).toBeNull();
    const many = scopeOfMany(Array.from({ length: 500 }, (_, n) => ({ requestId: `request-${n}` })));
    expect(many?.otherRequestIds).toHaveLength(20);
  });
});

describe('a traceparent from outside', () => {
  test('A well-formed traceparent is passed on', () => {
    expect(trustedTraceparent(traceparent)).toBe(traceparent);
  });

  test.each([
    undefined,
    '',
    'hello',
    '00-00000000000000000000000000000000-b7ad6b7169203331-01',
    '00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01',
    '01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    `${traceparent}-more`,
    `${traceparent}\r\nx-evil: 1`,
  ])('A malformed traceparent is dropped: %s', (odd) => {
    expect(trustedTraceparent(odd)).toBeUndefined();
  });
});
