import { describe, expect, test } from '@jest/globals';
import type { AnswerModel } from '@tertulia/flow-engine';
import { stepOfField, stepOfProblem } from '../../src/features/bots/components/field-words.js';
import { applyOperation, refreshed, settingsOf, stillToSave } from '../../src/features/bots/model/draft-operation.js';
import { withConnection } from '../../src/features/prompts/model/answer-model.js';
import { sampleDefinition } from './sample-definition.js';

const definition = sampleDefinition();
const answerModel: AnswerModel = { ...withConnection(undefined, 'c1'), model: 'large', tokensPerMonth: 9_000 };
const operation = { kind: 'answerModel', answerModel } as const;
const chosen = applyOperation(definition, operation);

describe('the language model of a draft', () => {
  test('It is chosen and given up without touching the other settings, and they do not touch it', () => {
    expect(chosen.settings).toEqual({ ...definition.settings, answerModel });
    expect(applyOperation(chosen, { kind: 'answerModel', answerModel: null })).toEqual(definition);
    const settings = { ...settingsOf(chosen), idleMinutes: 7 };
    expect(applyOperation(chosen, { kind: 'settings', settings }).settings).toEqual({
      ...{ ...definition.settings, idleMinutes: 7, answerModel },
    });
    expect(Object.keys(settings)).not.toContain('answerModel');
  });

  test('Only a choice that differs from the saved one is sent', () => {
    expect(stillToSave(operation, { wanted: chosen, server: chosen })).toBeNull();
    expect(stillToSave(operation, { wanted: chosen, server: definition })).toEqual(operation);
    expect(refreshed(operation, definition)).toEqual({ kind: 'answerModel', answerModel: null });
  });

  test('With another connection the limits stay, and the name of the model does not', () => {
    expect(withConnection(answerModel, 'c1')).toBe(answerModel);
    expect(withConnection(answerModel, 'c2')).toEqual({ ...answerModel, connectionId: 'c2', model: '' });
  });

  test('Its problems and fields lead to the step of the prompts', () => {
    const problem = { code: 'UNKNOWN_CONNECTION', field: 'settings.answerModel.connectionId' };
    expect(stepOfProblem(problem)).toBe('prompts');
    expect(stepOfProblem({ code: 'UNKNOWN_CONNECTION', field: 'connectionId' })).toBe('flow');
    expect(stepOfProblem({ code: 'BAD_PROFILE', field: null })).toBe('business');
    expect(stepOfField({ path: 'settings.answerModel.tokensPerMonth', reason: 'badNumber' })).toBe('prompts');
    expect(stepOfField({ path: 'settings.idleMinutes', reason: 'badNumber' })).toBe('business');
  });
});
