import { describe, expect, test } from '@jest/globals';
import { DomainError } from '@tertulia/errors';
import { badArgument, fromGlobalId, kindOfGlobalId, pageRequest, toGlobalId, tryFromGlobalId } from '../src/index.js';

const noObject = '00000000-0000-0000-0000-000000000000';
const uuid = '01980000-0000-7000-8000-000000000001';

describe('an id', () => {
  test('A global id identifies its object', () => {
    expect(fromGlobalId('bot', toGlobalId('bot', uuid))).toBe(uuid);
  });

  test.each([
    '',
    'garbage',
    'bot_',
    'bot_x',
    `bot_${'0'.repeat(31)}`,
    `usr_${'1'.repeat(32)}`,
    `bot_${'G'.repeat(32)}`,
  ])('%p, which is no id of the kind, is treated like an id that does not exist', (id) => {
    expect(tryFromGlobalId('bot', id)).toBeNull();
    expect(fromGlobalId('bot', id)).toBe(noObject);
  });

  test('The kind of an unknown id is null', () => {
    expect(kindOfGlobalId('garbage')).toBeNull();
  });
});

describe('a page that cannot be given is refused with the argument and what it must be', () => {
  const refusalOf = (work: () => unknown): Pick<DomainError, 'code' | 'data' | 'message'> => {
    try {
      work();
    } catch (error) {
      if (error instanceof DomainError) return { code: error.code, data: error.data, message: error.message };
    }
    throw new Error('nothing was refused');
  };

  test.each([
    [{ first: 1000 }, { argument: 'first', min: 1, max: 100 }],
    [{ first: 0 }, { argument: 'first', min: 1, max: 100 }],
    [{ last: -1 }, { argument: 'last', min: 1, max: 100 }],
    [
      { first: 1, last: 1 },
      { argument: 'first', expected: 'first | last' },
    ],
    [{ after: 'x' }, { argument: 'after', expected: 'pageInfo.endCursor' }],
    [
      { last: 2, before: 'x' },
      { argument: 'before', expected: 'pageInfo.startCursor' },
    ],
  ])('%j', (args, data) => {
    const refusal = refusalOf(() => pageRequest(args));
    expect(refusal).toMatchObject({ code: 'BAD_USER_INPUT', data });
    expect(refusal.message).toContain(`${data.argument}: `);
  });

  test('The message says it too', () => {
    expect(badArgument('first', { min: 1, max: 100 }).message).toBe('The data sent is not valid: first: 1–100.');
    expect(badArgument('after', { min: 0, max: null }).message).toBe('The data sent is not valid: after: ≥ 0.');
  });
});
