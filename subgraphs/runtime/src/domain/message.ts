import type { AnswerSource, ContentNode, StepOutput } from '@tertulia/flow-engine';
import type { MessageAuthor } from './conversation.js';

/** What a message wanted of the bot itself, such as a person. */
export type HeardIntent = Extract<StepOutput, { kind: 'intentHeard' }>['intent'];
/** The danger to life or health that a message told of. */
export type HeardUrgency = Extract<StepOutput, { kind: 'urgencyDetected' }>['urgency'];

/** What the engine heard in a visitor's message besides an answer. */
export interface Heard {
  readonly intent: HeardIntent | null;
  readonly urgency: HeardUrgency | null;
}

/** One message of a conversation; `sequence` starts at 1 and has no gaps. */
export interface Message {
  readonly id: string;
  readonly conversationId: string;
  readonly sequence: number;
  readonly author: MessageAuthor;
  /** The member or the API key that wrote it, for author MEMBER. */
  readonly memberId: string | null;
  readonly content: readonly ContentNode[];
  readonly text: string;
  readonly at: Date;
  /** The block that sent it, for author BOT. */
  readonly blockId: string | null;
  /** The client's id, unique in the conversation, for authors VISITOR and MEMBER. */
  readonly clientMessageId: string | null;
  /** Name of the member or the API key at that time, for author MEMBER; null if it was not known. */
  readonly authorName: string | null;
  /** Written by an API key, not by a person. */
  readonly isByKey: boolean;
  /** For author VISITOR; null if nothing was heard. */
  readonly heard: Heard | null;
  /** The passages of documents that an answer of the bot comes from; null for none. */
  readonly sources: readonly AnswerSource[] | null;
}

/** A message without its sequence. */
export type MessageDraft = Pick<Message, 'author' | 'content' | 'text' | 'at'> &
  Partial<Pick<Message, 'memberId' | 'blockId' | 'clientMessageId' | 'authorName' | 'isByKey' | 'heard' | 'sources'>>;

/** Further lines become one run, so that a message of nothing but line breaks does not become thousands of nodes. */
const mostLines = 40;

/** Plain text as a content tree: one paragraph, line breaks kept. */
export function contentOfText(text: string): ContentNode[] {
  const lines = text.split('\n');
  const shown = [...lines.slice(0, mostLines - 1), lines.slice(mostLines - 1).join('\n')].slice(0, lines.length);
  const children = shown.flatMap((line, index) => {
    const run = { kind: 'text' as const, text: line };
    return index === 0 ? [run] : [{ kind: 'break' as const }, run];
  });
  return [{ kind: 'paragraph', children }];
}

/** Numbers drafts from the conversation's last sequence on. `newId` returns a new uuid at each call. */
export function numberMessages(
  conversation: { id: string; lastSequence: number },
  drafts: readonly MessageDraft[],
  newId: () => string,
): Message[] {
  return drafts.map((draft, index) => ({
    id: newId(),
    conversationId: conversation.id,
    sequence: conversation.lastSequence + index + 1,
    author: draft.author,
    memberId: draft.memberId ?? null,
    content: draft.content,
    text: draft.text,
    at: draft.at,
    blockId: draft.blockId ?? null,
    clientMessageId: draft.clientMessageId ?? null,
    authorName: draft.authorName ?? null,
    isByKey: draft.isByKey ?? false,
    heard: draft.heard ?? null,
    sources: draft.sources ?? null,
  }));
}
