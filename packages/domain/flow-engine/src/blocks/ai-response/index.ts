import { z } from 'zod';
import { flowText, id, text } from '../../definition/parts.js';
import { sayAnswer } from '../../engine/answers.js';
import { offerEntries } from '../../engine/clarify.js';
import type { BlockOf, EffectResult } from '../../model.js';
import type { Turn } from '../../engine/turn.js';
import { sourceKey } from '../../engine/compiled.js';
import { plainParts, type BlockDefinition, type Outcome } from '../definition.js';
import { inLanguage } from '../question.js';
import { noteResult, requestedTool, toolFindings, toolsSchema, toolTemplates, useTool } from './tools.js';

const maxQuestionLength = 2_000;

/**
 * Answers from the bot's knowledge, or with its model, which may use tools first. Without an answer it takes the port `unknown`, or sends
 * `unknownText` when that port has no edge.
 */
export const aiResponse: BlockDefinition<'aiResponse'> = {
  ...plainParts,
  family: 'AI',
  name: { es: 'Respuesta con IA', en: 'AI response' },
  options: z.object({
    ...{ promptId: id.nullable(), question: text, unknownText: flowText },
    ...{ usesKnowledge: z.boolean().optional(), tools: toolsSchema.optional() },
  }),
  defaults: (locale) => ({
    promptId: null,
    question: '',
    unknownText: inLanguage(locale, {
      es: 'No tengo esa información por ahora.',
      en: 'I do not have that information right now.',
    }),
  }),
  ports: () => ['unknown'],
  texts: (block) => [{ field: 'unknownText', text: block.options.unknownText, isExpected: false }],
  templates: (block) => [{ field: 'question', source: block.options.question }, ...toolTemplates(block)],
  inspect: toolFindings,
  summary: (block, locale) =>
    block.options.question || (locale === 'es' ? 'Responde el último mensaje' : 'Answers the last message'),
  run: (block, turn) => {
    const question = turn.template(block.options.question).trim() || turn.state.lastMessage.trim();
    turn.state.clarifying = undefined;
    return question === '' ? unknown(block, question, turn) : askKnowledge(block, question, turn);
  },
  askAgain: (block, turn) => offerEntries(turn, block.id),
  goOn: (block, result, turn) => {
    const { openEffect, answering } = turn.state;
    turn.state.openEffect = null;
    const question = openEffect?.kind === 'answer' ? openEffect.question : (answering?.question ?? '');
    if (openEffect?.kind === 'action') {
      return noteResult(block.id, result, turn) ? ask(block, question, turn) : unknown(block, question, turn);
    }
    switch (result.kind) {
      case 'answered':
        turn.state.answering = undefined;
        turn.state.spokenOf = result.spokenOf;
        sayAnswer(block.id, result, turn);
        return { kind: 'next' };
      case 'unsure':
        turn.state.answering = undefined;
        turn.state.clarifying = { question, choices: result.choices };
        offerEntries(turn, block.id);
        return { kind: 'wait' };
      case 'calls':
        return call(block, result, turn) ?? unknown(block, question, turn);
      case 'failed':
        turn.fault(block.id, result.code);
        return unknown(block, question, turn);
      case 'unknown':
      case 'read':
      case 'unread':
      case 'done':
      case 'timeout':
        return unknown(block, question, turn);
    }
  },
};

/** Uses a tool for the model; null where it may not be used. */
function call(
  block: BlockOf<'aiResponse'>,
  wanted: Extract<EffectResult, { kind: 'calls' }>,
  turn: Turn,
): Outcome | null {
  const found = requestedTool(block, wanted, turn);
  if (typeof found === 'string') {
    turn.fault(block.id, found);
    return null;
  }
  if (!turn.countEffect()) return tooMany(block.id, turn);
  return useTool(block.id, found, { values: wanted.values, turn });
}

function tooMany(blockId: string, turn: Turn): Outcome {
  turn.state.answering = undefined;
  turn.fault(blockId, 'EFFECT_BUDGET');
  return { kind: 'end', reason: 'ERROR' };
}

/** Asks the knowledge, or the model of the bot, and waits for the answer. */
export function askKnowledge(block: BlockOf<'aiResponse'>, asked: string, turn: Turn): Outcome {
  const question = asked.slice(0, maxQuestionLength);
  const hasTools = (block.options.tools ?? []).length > 0 && turn.definition.settings.answerModel !== undefined;
  const startedAtMs = turn.context.now.getTime();
  turn.state.answering = hasTools ? { question, startedAtMs, calls: [], open: null } : undefined;
  return ask(block, question, turn);
}

function ask({ id: blockId, options }: BlockOf<'aiResponse'>, question: string, turn: Turn): Outcome {
  const { promptId, usesKnowledge = true } = options;
  const { answerModel } = turn.definition.settings;
  const { spokenOf, answering } = turn.state;
  const calls = answering?.calls ?? [];
  turn.await({
    ...{ kind: 'answer', id: turn.nextEffectId(blockId), blockId, promptId, question, locale: turn.locale },
    ...(spokenOf === undefined ? {} : { spokenOf }),
    ...(answerModel === undefined ? {} : { deadlineMs: answerModel.deadlineSeconds * 1_000 }),
    ...(usesKnowledge ? {} : { usesKnowledge }),
    ...(calls.length === 0 ? {} : { calls }),
  });
  return { kind: 'wait' };
}

/** Continues without an answer. */
export function unknown(block: BlockOf<'aiResponse'>, question: string, turn: Turn): Outcome {
  turn.state.answering = undefined;
  turn.outputs.push({ kind: 'unanswered', blockId: block.id, question });
  const isWired = turn.flow?.edges.has(sourceKey({ kind: 'port', id: block.id, port: 'unknown' })) === true;
  if (!isWired) turn.say(block.id, block.options.unknownText);
  return { kind: 'port', port: 'unknown' };
}
