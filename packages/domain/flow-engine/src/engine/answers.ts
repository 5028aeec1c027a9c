import type { AnswerResult, ContentNode } from '../model.js';
import { contentFromMarkdown } from '../text/markdown.js';
import { ownText } from './saying.js';
import type { Turn } from './turn.js';

/** Says an answer, and below it the titles of the documents that it comes from. */
export function sayAnswer(
  blockId: string,
  { text, sources = [] }: Extract<AnswerResult, { kind: 'answered' }>,
  turn: Turn,
): void {
  const titles = [...new Set(sources.map(({ title }) => title))];
  const content = contentFromMarkdown(text);
  if (titles.length === 0) return turn.send(blockId, content);
  const words = ownText(turn, titles.length === 1 ? 'sourceIs' : 'sourcesAre');
  const line: ContentNode = {
    kind: 'paragraph',
    children: [{ kind: 'text', text: `${words} ${titles.join('; ')}`, isItalic: true }],
  };
  turn.send(blockId, [...content, line], sources);
}
