import { expect, test } from '@jest/globals';
import { stepToOpen } from '../../src/features/bots/components/field-words.js';
import { neverLive } from '../../src/features/bots/model/never-live.js';

const published = (id: string, status: string) => ({ status, version: { id } });

test('A version was never live when all of its publications failed', () => {
  const publications = [
    published('v3', 'FAILED'),
    published('v2', 'FAILED'),
    published('v2', 'ACTIVE'),
    published('v1', 'SUPERSEDED'),
    published('v4', 'WARMING'),
    { status: 'FAILED', version: null },
  ];
  expect([...neverLive(publications)]).toEqual(['v3']);
});

const problem = (severity: 'ERROR' | 'WARNING', code: string, field: string | null = null) => ({
  ...{ severity, code, field, message: code },
});

test('Problems are opened in the step of the first error, or of the first warning where there is no error', () => {
  const ofModel = problem('ERROR', 'UNKNOWN_CONNECTION', 'settings.answerModel.connectionId');
  const ofFlow = problem('WARNING', 'DEAD_END');
  expect(stepToOpen([ofFlow, ofModel])).toBe('prompts');
  expect(stepToOpen([ofFlow, problem('WARNING', 'BAD_PROFILE')])).toBe('flow');
  expect(stepToOpen([problem('ERROR', 'BAD_PROFILE'), ofModel])).toBe('business');
});
