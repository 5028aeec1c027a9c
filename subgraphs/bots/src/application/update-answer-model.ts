import type { AnswerModel, BotDefinition } from '@tertulia/flow-engine';
import type { Principal } from '@tertulia/principal';
import { changeDraft, type DraftSaved, type SaveTarget } from './change-draft.js';
import type { BotsDependencies } from './dependencies.js';

export interface UpdateAnswerModel extends SaveTarget {
  /** Null for a bot that answers from its knowledge only. */
  readonly answerModel: AnswerModel | null;
}

/** The language model that writes the bot's answers. Whether the bot may use its connection is a problem of the draft. */
export function updateAnswerModel(
  deps: BotsDependencies,
  principal: Principal,
  input: UpdateAnswerModel,
): Promise<DraftSaved> {
  return changeDraft(deps, principal, {
    ...input,
    field: ['input'],
    apply: (definition) => withAnswerModel(definition, input.answerModel),
  });
}

function withAnswerModel(definition: BotDefinition, answerModel: AnswerModel | null): BotDefinition {
  const { answerModel: _before, ...settings } = definition.settings;
  return { ...definition, settings: answerModel === null ? settings : { ...settings, answerModel } };
}
