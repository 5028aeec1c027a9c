import { z } from 'zod';
import type { VariableValue } from './definition.js';
import type { Locale } from './flow-text.js';

const name = z.string().min(1).max(200);
const uuid = z.uuid();

const common = {
  /** Unique in the conversation, and the same when the step is repeated: usable as an idempotency key. */
  id: z.string().min(1).max(200),
  blockId: name,
  /** How long the flow waits for the result before it continues without it. */
  deadlineMs: z.int().min(1_000),
  /** True when the flow continues at once; the work is then repeated for up to three days and no result comes back. */
  isBackground: z.boolean(),
};

/** Which part of a response goes into which variable; `path` is a JSONPath of RFC 9535, of which the first match counts. */
const mapping = z.strictObject({ path: z.string().min(1).max(500), variable: name });

const request = z.strictObject({
  kind: z.literal('request'),
  ...common,
  /** A connection whose credential is added to the request; null for none. On the way to `integrations`, the id of its row. */
  connectionId: uuid.nullable(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  /** Templates are rendered: values in it are percent-encoded. */
  url: z.string().max(4_000),
  headers: z.array(z.strictObject({ name, value: z.string().max(4_000) })).max(30),
  /** Null sends none. Values that a template put into it are JSON-escaped where the body is JSON. */
  body: z.string().max(100_000).nullable(),
  mappings: z.array(mapping).max(30),
});

const action = z.strictObject({
  kind: z.literal('action'),
  ...common,
  connectionId: uuid,
  /** An action of the connection's connector, such as `appendRow`. */
  action: name,
  inputs: z.record(name, z.string().max(20_000)),
  mappings: z.array(mapping).max(30),
  /** Only for an action of a language model: how many tokens the conversation, and the bot in a calendar month (UTC), may use. */
  tokenLimits: z.strictObject({ conversation: z.int().min(1), month: z.int().min(1) }).optional(),
});

const mail = z.strictObject({
  kind: z.literal('mail'),
  ...common,
  connectionId: uuid,
  to: z.string().min(1).max(1_000),
  replyTo: z.string().max(320),
  subject: z.string().max(500),
  text: z.string().max(50_000),
});

/**
 * A one-time URL for a call from outside. With `openedBy` null it opens a new URL, which accepts one call for `deadlineMs`, and
 * returns it at once: `done` with the value `url`. Else it waits for the call to the URL that that effect opened: `done` with
 * the values mapped from the call's body, `pending` while there is no call yet, `timeout` once no call can come any more.
 */
const awaitCall = z.strictObject({
  kind: z.literal('await'),
  ...common,
  /** Id of the effect of the same conversation that opened the URL; null opens one. */
  openedBy: z.string().min(1).max(200).nullable(),
  mappings: z.array(mapping).max(30),
});

/** Work outside the platform, done by the subgraph `integrations`: an HTTP request, an action of a connector, a mail, a one-time URL. */
export const outsideEffectSchema = z.discriminatedUnion('kind', [request, action, mail, awaitCall]);
export type OutsideEffect = z.infer<typeof outsideEffectSchema>;
export type OutsideEffectOf<K extends OutsideEffect['kind']> = Extract<OutsideEffect, { kind: K }>;

/** A question for the bot's knowledge or its model. */
export interface AnswerEffect {
  readonly kind: 'answer';
  /** Unique in the conversation, and the same when the step is repeated: usable as an idempotency key. */
  readonly id: string;
  readonly blockId: string;
  readonly promptId: string | null;
  readonly question: string;
  readonly locale: Locale;
  /** How long the answer of the bot's model is waited for; absent for a bot without one. */
  readonly deadlineMs?: number;
  /** What the last answer was about; absent before the first one. */
  readonly spokenOf?: SpokenOf;
  /** Present where the bot's knowledge may not answer. */
  readonly usesKnowledge?: false;
  /** What the model has done for this question; absent for nothing. */
  readonly calls?: readonly ToolCall[];
}

/** An action that the model did while it answered. */
export interface ToolCall {
  readonly toolId: string;
  /** What the model said of the inputs that were left to it, by the keys of `toolParameters`. */
  readonly values: Readonly<Record<string, string>>;
  /** What came back: data of others. */
  readonly result: string;
}

/**
 * A text for the bot's model to read in the way of a block (`classify`, `extract`). Where the model gives nothing that can be used,
 * the engine reads it by itself.
 */
export interface ReadingEffect {
  readonly kind: 'reading';
  /** Unique in the conversation, and the same when the step is repeated: usable as an idempotency key. */
  readonly id: string;
  readonly blockId: string;
  readonly text: string;
  readonly locale: Locale;
  readonly deadlineMs: number;
}

/** What the model read. */
export type ReadingResult =
  /** `classify`: the number of the intent, from 1, or 0. `extract`: what it found for each field, in their order; empty for nothing. */
  | { kind: 'read'; values: readonly string[] }
  /** The model was not asked, or failed: `modelFailure` says why. */
  | { kind: 'unread'; modelFailure?: string };

/** What an answer was about, so that a question such as “and on Sunday?” is understood. */
export interface SpokenOf {
  /** `profile:<topic>` or the id of an entry of the knowledge. */
  readonly sourceId: string;
  /** The services of the profile that it told of. */
  readonly serviceIds: readonly string[];
}

/** An entry of the knowledge that a visitor may have meant. */
export interface AnswerChoice {
  readonly id: string;
  readonly question: string;
}

/** A passage of a document of the knowledge. */
export interface AnswerSource {
  readonly documentId: string;
  readonly contentId: string;
  /** Its number in the document, from 1. */
  readonly passage: number;
  /** Of the document. */
  readonly title: string;
  /** The headings above it; empty for none. */
  readonly heading: string;
  /** From 1; null for a document without pages. */
  readonly page: number | null;
}

/** What comes from documents, or not. */
export interface Sourced {
  /** Absent for nothing of a document. */
  sources?: readonly AnswerSource[];
}

/** How a question ended. */
export type AnswerResult =
  /** `modelFailure`: why the bot's model did not answer, and the knowledge did. */
  | {
      kind: 'answered';
      text: string;
      sourceId: string | null;
      score: number;
      spokenOf?: SpokenOf;
      /** The passages of documents that it is taken from; absent for none. */
      sources?: readonly AnswerSource[];
      modelFailure?: string;
    }
  /** `best` is the certainty of what was nearest, from 0 to 1. */
  | { kind: 'unknown'; best?: number; modelFailure?: string }
  /** Several entries may be meant: their questions, best first. */
  | { kind: 'unsure'; choices: readonly AnswerChoice[]; best?: number; modelFailure?: string }
  /** The model wants a tool of the block used before it answers. */
  | { kind: 'calls'; toolId: string; values: Readonly<Record<string, string>> }
  | { kind: 'failed'; code: string };

/** How work outside ended, as `integrations` reports it. */
export const outsideResultSchema = z.discriminatedUnion('kind', [
  /** The values by variable; `status` is the HTTP status, where there is one. */
  z.object({ kind: z.literal('done'), values: z.record(z.string(), z.json()), status: z.int().nullable() }),
  /** Only of an `await` effect: not called yet. The caller asks again; `integrations.url-called.v1` says when. */
  z.object({ kind: z.literal('pending') }),
  z.object({ kind: z.literal('timeout') }),
  /** `code` is for the owner's log and names no detail of the network. */
  z.object({ kind: z.literal('failed'), code: z.string().min(1).max(100) }),
]);

export type OutsideResult =
  | { kind: 'done'; values: Record<string, VariableValue>; status: number | null }
  | { kind: 'pending' }
  | { kind: 'timeout' }
  | { kind: 'failed'; code: string };
