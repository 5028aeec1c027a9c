import { topic, type Topic } from './pub-sub.js';

/** All that a language model has written of one answer so far. */
export interface AnswerPart {
  readonly text: string;
}

/** The effect of a conversation, or a simulation, for which a model is asked. */
export interface AnsweredEffect {
  readonly organizationId: string;
  readonly conversationId: string;
  readonly effectId: string;
}

/**
 * What a model writes for an effect, while it writes: `integrations` publishes, `runtime` shows. Each value replaces the one before, none is
 * stored, and any may be missed.
 */
export function answerParts({ organizationId, conversationId, effectId }: AnsweredEffect): Topic<AnswerPart> {
  return topic(`integrations:answer-parts:${organizationId}:${conversationId}:${effectId}`);
}
