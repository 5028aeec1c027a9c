import type { AnswerModel, AnswerResult, AnswerSource, BotDefinition, OutsideResult } from '@tertulia/flow-engine';
import type { KnownText } from '@tertulia/knowledge-answers';
import type { AnswerPlace, AnswerProvider, AnswerQuestion, OutsideWork, OwnBot } from '../application/ports.js';
import { indexOf } from '../domain/definition-index.js';
import { modelRequest, noAnswer } from '../domain/model-request.js';
import { markedPassages, withSources } from '../domain/model-sources.js';
import { longestAnswer, shownPart, withoutPictures } from '../domain/partial-answer.js';
import { toolInputs, wantedCall } from '../domain/model-tools.js';
import { askModel } from './ask-model.js';

/** Answers from the knowledge, and the texts that a model may use. */
interface Knowledge extends AnswerProvider {
  passages(question: AnswerQuestion): Promise<KnownText[]>;
}

type Modelled = AnswerResult & { readonly kind: 'answered' | 'unknown' | 'calls' };

/**
 * Answers with the language model that the bot's settings choose, which `integrations` asks: no key passes through here. Where the model
 * gives no answer (a failure, a spent limit, a smaller plan, nothing outside allowed) the knowledge answers.
 */
export class ModelAnswers implements AnswerProvider {
  constructor(
    private readonly knowledge: Knowledge,
    private readonly outside: OutsideWork,
  ) {}

  async answer(question: AnswerQuestion, signal: AbortSignal): Promise<AnswerResult> {
    const { answerModel } = question.definition.settings;
    const { place } = question;
    if (answerModel === undefined || place === null) return this.knowledge.answer(question, signal);
    const result = await this.#ask(question, { answerModel, place });
    if (typeof result !== 'string') return result;
    const known = await this.knowledge.answer(question, signal);
    return known.kind === 'failed' || known.kind === 'calls' ? known : { ...known, modelFailure: result };
  }

  async prepare(bot: OwnBot, definition: BotDefinition): Promise<void> {
    await this.knowledge.prepare?.(bot, definition);
  }

  /** The model's answer, or the code of its failure. */
  async #ask(
    question: AnswerQuestion,
    { answerModel, place }: { answerModel: AnswerModel; place: AnswerPlace },
  ): Promise<Modelled | string> {
    const known = question.effect.usesKnowledge === false ? [] : await this.knowledge.passages(question);
    const { texts: passages, sources } = markedPassages(known);
    const block = indexOf(question.definition).blocks.get(question.effect.blockId)?.block;
    const tools = toolInputs(block, question.effect.calls ?? []);
    const { effect, definition, now, organizationId, prompt, onModel, onPart } = question;
    const { question: asked, locale } = effect;
    const promptId = prompt?.id ?? effect.promptId;
    const spoken = prompt === undefined ? definition : { ...definition, prompts: [prompt] };
    const { instructions, data } = modelRequest(spoken, {
      ...{
        promptId,
        locale,
        now,
        passages,
        state: place.state,
        recent: place.recent,
        hasTools: tools !== null,
        hasSources: sources.length > 0,
      },
    });
    const said = await askModel(this.outside, {
      ...{ organizationId, place, answerModel, effectId: effect.id, blockId: effect.blockId, onModel },
      ...(onPart === undefined ? {} : { onText: showing(onPart, sources.length > 0) }),
      inputs: { question: asked, instructions, data, tokensMax: String(answerModel.tokensPerAnswer), ...tools },
      values: ['text', 'model', 'isCut', ...(tools === null ? [] : ['toolCall'])],
    });
    if (typeof said === 'string') return said;
    if (tools === null || said['toolCall'] == null) return answerOf(said, sources);
    return wantedCall(block, said['toolCall']) ?? 'BAD_TOOL_CALL';
  }
}

/** Passes on what may be shown of a text, when that has changed. */
function showing(onPart: (markdown: string) => void, hasSources: boolean): (text: string) => void {
  let shown = '';
  return (text) => {
    const part = shownPart(text, { hasSources });
    if (part === '' || part === shown) return;
    shown = part;
    onPart(part);
  };
}

type Said = Extract<OutsideResult, { kind: 'done' }>['values'];

function answerOf({ text, model, isCut }: Said, given: readonly AnswerSource[]): Modelled | string {
  const { text: answer, sources } = withSources(typeof text === 'string' ? text.trim() : '', given);
  const said = withoutPictures(answer).slice(0, longestAnswer);
  if (said === '') return 'EMPTY_ANSWER';
  if (said.includes(noAnswer)) return { kind: 'unknown' };
  const sourceId = `model:${typeof model === 'string' ? model : ''}`;
  const from = sources.length === 0 ? {} : { sources };
  return { kind: 'answered', text: isCut === true ? `${said}…` : said, sourceId, score: 1, ...from };
}
