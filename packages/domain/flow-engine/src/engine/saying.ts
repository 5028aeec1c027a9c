import type { ContentNode, FlowText } from '../model.js';
import { pickText } from '../text/flow-text.js';
import { plainText } from '../text/markdown.js';
import { inTone } from '../text/phrases.js';
import { replyText } from '../text/replies.js';
import { renderContent } from '../text/template.js';
import { hashOf } from './chance.js';
import type { Turn } from './turn.js';

/** A text of the bot itself in the conversation's language and the bot's form of address. */
export function ownText(turn: Turn, key: Parameters<typeof replyText>[0]): string {
  return inTone(replyText(key, turn.locale), turn.definition.tone);
}

/** Says a text of the definition; with another sentence before it where it would be the same message twice running. */
export function sayAnew(
  turn: Turn,
  blockId: string,
  { text, lead }: { text: FlowText; lead: 'goOn' | 'stillNot' },
): void {
  const source = pickText(text, turn.locale, turn.definition.locale);
  if (source.trim() !== '') sendAnew(turn, blockId, { content: renderContent(turn.compile(source), turn), lead });
}

/** Like `sayAnew` for a text of the bot itself. */
export function replyAnew(turn: Turn, blockId: string, { text, lead }: { text: string; lead: 'stillNot' }): void {
  sendAnew(turn, blockId, { content: [paragraph(text)], lead });
}

function sendAnew(
  turn: Turn,
  blockId: string,
  { content, lead }: { content: ContentNode[]; lead: 'goOn' | 'stillNot' },
): void {
  const isSame = turn.state.lastSaid === hashOf(plainText(content));
  turn.send(blockId, isSame ? [paragraph(ownText(turn, lead)), ...content] : content);
}

function paragraph(text: string): ContentNode {
  return { kind: 'paragraph', children: [{ kind: 'text', text }] };
}
