import { z } from 'zod';
import { flowText, id, text } from '../../definition/parts.js';
import type { AnswerChoice, BlockOf, ContentNode, InlineNode } from '../../model.js';
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
    const question = (turn.template(block.options.question).trim() || turn.state.lastMessage.trim()).slice(
      0,
      maxQuestionLength,
    );
    if (question === '') return unknown(block, question, turn);
    const { id: blockId, options } = block;
    const { promptId } = options;
    const { answerModel } = turn.definition.settings;
    const { spokenOf } = turn.state;
    turn.await({
      ...{ kind: 'answer', id: turn.nextEffectId(blockId), blockId, promptId, question, locale: turn.locale },
      ...(spokenOf === undefined ? {} : { spokenOf }),
      ...(answerModel === undefined ? {} : { deadlineMs: answerModel.deadlineSeconds * 1_000 }),
    });
    return { kind: 'wait' };
  },
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
        turn.send(block.id, whichOf(result.choices, turn));
        return { kind: 'next' };
      case 'failed':
        turn.fault(block.id, result.code);
        return unknown(block, question, turn);
      case 'unknown':
      case 'done':
      case 'timeout':
        return unknown(block, question, turn);
    }
  },
};

/** Asks which of several entries was meant; a visitor who writes one of them gets its answer. */
function whichOf(choices: readonly AnswerChoice[], { locale }: Turn): ContentNode[] {
  const intro = locale === 'es' ? '¿Se trata de una de estas preguntas?' : 'Is it one of these questions?';
  const items = choices.map(({ question }): InlineNode[] => [{ kind: 'text', text: question }]);
  return [
    { kind: 'paragraph', children: [{ kind: 'text', text: intro }] },
    { kind: 'list', isOrdered: false, items },
  ];
}

function unknown(block: BlockOf<'aiResponse'>, question: string, turn: Turn): Outcome {
  turn.outputs.push({ kind: 'unanswered', blockId: block.id, question });
  const isWired = turn.flow?.edges.has(sourceKey({ kind: 'port', id: block.id, port: 'unknown' })) === true;
  if (!isWired) turn.say(block.id, block.options.unknownText);
  return { kind: 'port', port: 'unknown' };
}
