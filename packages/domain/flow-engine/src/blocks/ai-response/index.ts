import { z } from 'zod';
import { flowText, id, text } from '../../definition/parts.js';
import { offerEntries } from '../../engine/clarify.js';
import type { BlockOf } from '../../model.js';
import type { Turn } from '../../engine/turn.js';
import { contentFromMarkdown } from '../../text/markdown.js';
import { sourceKey } from '../../engine/compiled.js';
import { plainParts, type BlockDefinition, type Outcome } from '../definition.js';
import { inLanguage } from '../question.js';

const maxQuestionLength = 2_000;

/** Answers from the bot's knowledge. Without an answer it takes the port `unknown`, or sends `unknownText` when that port has no edge. */
export const aiResponse: BlockDefinition<'aiResponse'> = {
  ...plainParts,
  family: 'AI',
  name: { es: 'Respuesta con IA', en: 'AI response' },
  options: z.object({ promptId: id.nullable(), question: text, unknownText: flowText }),
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
  templates: (block) => [{ field: 'question', source: block.options.question }],
  summary: (block, locale) =>
    block.options.question || (locale === 'es' ? 'Responde el último mensaje' : 'Answers the last message'),
  run: (block, turn) => {
    const question = turn.template(block.options.question).trim() || turn.state.lastMessage.trim();
    turn.state.clarifying = undefined;
    return question === '' ? unknown(block, question, turn) : askKnowledge(block, question, turn);
  },
  askAgain: (block, turn) => offerEntries(turn, block.id),
  goOn: (block, result, turn) => {
    const { openEffect } = turn.state;
    const question = openEffect?.kind === 'answer' ? openEffect.question : '';
    turn.state.openEffect = null;
    switch (result.kind) {
      case 'answered':
        turn.state.spokenOf = result.spokenOf;
        turn.send(block.id, contentFromMarkdown(result.text));
        return { kind: 'next' };
      case 'unsure':
        turn.state.clarifying = { question, choices: result.choices };
        offerEntries(turn, block.id);
        return { kind: 'wait' };
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

/** Asks the knowledge, or the model of the bot, and waits for the answer. */
export function askKnowledge({ id: blockId, options }: BlockOf<'aiResponse'>, asked: string, turn: Turn): Outcome {
  const question = asked.slice(0, maxQuestionLength);
  const { promptId } = options;
  const { answerModel } = turn.definition.settings;
  const { spokenOf } = turn.state;
  turn.await({
    ...{ kind: 'answer', id: turn.nextEffectId(blockId), blockId, promptId, question, locale: turn.locale },
    ...(spokenOf === undefined ? {} : { spokenOf }),
    ...(answerModel === undefined ? {} : { deadlineMs: answerModel.deadlineSeconds * 1_000 }),
  });
  return { kind: 'wait' };
}

/** Continues without an answer. */
export function unknown(block: BlockOf<'aiResponse'>, question: string, turn: Turn): Outcome {
  turn.outputs.push({ kind: 'unanswered', blockId: block.id, question });
  const isWired = turn.flow?.edges.has(sourceKey({ kind: 'port', id: block.id, port: 'unknown' })) === true;
  if (!isWired) turn.say(block.id, block.options.unknownText);
  return { kind: 'port', port: 'unknown' };
}
