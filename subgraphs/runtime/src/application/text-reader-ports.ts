import type { BotDefinition, ReadingEffect, ReadingResult } from '@tertulia/flow-engine';
import type { ModelFacts } from '../domain/model-facts.js';
import type { AnswerPlace } from './outside-ports.js';

/** Reads a text with a bot's language model. */
export interface TextReader {
  /** `unread` where no model may be asked, or it fails: the engine then reads the text by itself. */
  read(question: ReadingQuestion): Promise<ReadingResult>;
}

export interface ReadingQuestion {
  readonly organizationId: string;
  readonly effect: ReadingEffect;
  readonly definition: BotDefinition;
  readonly now: Date;
  /** Where the text was written; null if nothing outside the platform may be asked. */
  readonly place: AnswerPlace | null;
  /** Told of the call of the model, where somebody tries the bot. */
  readonly onModel?: ((facts: ModelFacts) => void) | undefined;
}
