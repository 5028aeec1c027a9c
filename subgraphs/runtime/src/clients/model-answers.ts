import type { AnswerModel, AnswerResult, BotDefinition, OutsideEffectOf, OutsideResult } from '@tertulia/flow-engine';
import { withDeadline } from '@tertulia/deadline';
import type { AnswerPlace, AnswerProvider, AnswerQuestion, OutsideWork } from '../application/ports.js';
import { modelRequest, noAnswer } from '../domain/model-request.js';

/** Answers from the knowledge, and the texts that a model may use. */
interface Knowledge extends AnswerProvider {
  passages(question: AnswerQuestion): Promise<string[]>;
}

/** Between the end of the model's time and the end of the wait for `integrations`, so that the reason still arrives. */
const replyGraceMs = 500;
/** Characters of an answer that are shown. */
const longestAnswer = 4_000;

type Modelled = AnswerResult & { readonly kind: 'answered' | 'unknown' };

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
    return known.kind === 'failed' ? known : { ...known, modelFailure: result };
  }

  async prepare(organizationId: string, definition: BotDefinition): Promise<void> {
    await this.knowledge.prepare?.(organizationId, definition);
  }

  /** The model's answer, or the code of its failure. */
  async #ask(
    question: AnswerQuestion,
    { answerModel, place }: { answerModel: AnswerModel; place: AnswerPlace },
  ): Promise<Modelled | string> {
    const passages = await this.knowledge.passages(question);
    const effect = effectOf(question, { answerModel, place, passages });
    const { botId, conversationId, isSimulation } = place;
    const timeoutMs = effect.deadlineMs + replyGraceMs;
    const request = { organizationId: question.organizationId, botId, conversationId, effect, isSimulation, timeoutMs };
    try {
      const late = (): OutsideResult => ({ kind: 'timeout' });
      return answerOf(await withDeadline(this.outside.perform(request), timeoutMs, late));
    } catch {
      return 'UNAVAILABLE';
    }
  }
}

/** The effect has the id of the question: asked again after a crash, it is the same work. */
function effectOf(
  { effect, definition, now }: AnswerQuestion,
  { answerModel, place, passages }: { answerModel: AnswerModel; place: AnswerPlace; passages: readonly string[] },
): OutsideEffectOf<'action'> {
  const { id, blockId, promptId, question, locale } = effect;
  const { connectionId, model, tokensPerAnswer, tokensPerConversation, tokensPerMonth, deadlineSeconds } = answerModel;
  const { instructions, data } = modelRequest(definition, {
    ...{ promptId, locale, now, passages, state: place.state, recent: place.recent },
  });
  return {
    ...{ kind: 'action', id, blockId, deadlineMs: deadlineSeconds * 1_000, isBackground: false },
    ...{ connectionId, action: 'answer' },
    inputs: { question, instructions, data, model, tokensMax: String(tokensPerAnswer) },
    mappings: ['text', 'model', 'isCut'].map((name) => ({ path: `$.${name}`, variable: name })),
    tokenLimits: { conversation: tokensPerConversation, month: tokensPerMonth },
  };
}

function answerOf(result: OutsideResult): Modelled | string {
  if (result.kind === 'failed') return result.code;
  if (result.kind !== 'done') return 'TIMEOUT';
  const { text, model, isCut } = result.values;
  const said = typeof text === 'string' ? withoutPictures(text.trim()).slice(0, longestAnswer) : '';
  if (said === '') return 'EMPTY_ANSWER';
  if (said.includes(noAnswer)) return { kind: 'unknown' };
  const sourceId = `model:${typeof model === 'string' ? model : ''}`;
  return { kind: 'answered', text: isCut === true ? `${said}…` : said, sourceId, score: 1 };
}

/** A picture is loaded without a click: a manipulated model could send what it knows to its address. As a link it waits for one. */
function withoutPictures(markdown: string): string {
  return markdown.replaceAll('![', '[');
}
