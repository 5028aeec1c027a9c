import type { ReadingResult } from '@tertulia/flow-engine';
import type { OutsideWork } from '../application/ports.js';
import type { ReadingQuestion, TextReader } from '../application/text-reader-ports.js';
import { indexOf } from '../domain/definition-index.js';
import { readingRequest, valuesOf } from '../domain/reading-request.js';
import { askModel } from './ask-model.js';

/** Reads texts with the language model that the bot's settings choose. */
export class ModelReadings implements TextReader {
  readonly #outside: OutsideWork;

  constructor(outside: OutsideWork) {
    this.#outside = outside;
  }

  async read({ effect, definition, place, now, organizationId, onModel }: ReadingQuestion): Promise<ReadingResult> {
    const { answerModel } = definition.settings;
    const block = indexOf(definition).blocks.get(effect.blockId)?.block;
    if (answerModel === undefined || place === null || block === undefined) return { kind: 'unread' };
    const request = readingRequest(definition, { block, recent: place.recent, now });
    if (request === null) return { kind: 'unread' };
    const { instructions, data, tokens } = request;
    const tokensMax = String(Math.min(answerModel.tokensPerAnswer, tokens));
    const said = await askModel(this.#outside, {
      ...{ organizationId, place, answerModel, effectId: effect.id, blockId: effect.blockId, onModel },
      ...{ inputs: { question: effect.text, instructions, data, tokensMax }, values: ['text'] },
    });
    if (typeof said === 'string') return { kind: 'unread', modelFailure: said };
    const values = typeof said['text'] === 'string' ? valuesOf(block, said['text']) : null;
    return values === null ? { kind: 'unread', modelFailure: 'UNUSABLE_ANSWER' } : { kind: 'read', values };
  }
}
