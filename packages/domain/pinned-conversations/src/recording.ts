import type { EffectResult, FieldValue, Locale, VariableValue } from '@tertulia/flow-engine';
import { heaviestVariables, weightOf } from '@tertulia/flow-engine';
import { z } from 'zod';

/** One message of the visitor. Choices keep their ids, so that a new label changes a text and not the way. */
export type RecordedInput =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** The text stands for another one, which was personal. */ readonly isMasked?: boolean | undefined;
    }
  | { readonly kind: 'choice'; readonly ids: readonly string[]; /** As it was shown. */ readonly label: string }
  | { readonly kind: 'rating'; readonly value: number }
  | { readonly kind: 'files'; /** Their bytes are never recorded. */ readonly names: readonly string[] }
  | {
      readonly kind: 'form';
      readonly values: readonly FieldValue[];
      /** Personal values were replaced. */ readonly isMasked?: boolean | undefined;
    };

/** How work outside, or the answer of a language model, ended at a block. */
export interface RecordedResult {
  readonly blockId: string;
  readonly result: EffectResult;
}

/** Everything from which a conversation can be held again: plain JSON, without what the bot said. */
export interface Recording {
  readonly schemaVersion: 1;
  readonly locale: Locale;
  /** The time of every turn, in ISO 8601: days and opening hours are read at it. */
  readonly startedAt: string;
  /** The first block, instead of the start of the flow. */
  readonly fromBlockId: string | null;
  /** Facts known before the start, such as those of a contact. */
  readonly variables: Readonly<Record<string, VariableValue>>;
  /** Decides the parts of splits; null for those of a new conversation. */
  readonly splitSeed: number | null;
  readonly inputs: readonly RecordedInput[];
  /** In the order in which they came. A block whose results are used up gets the pretended one. */
  readonly results: readonly RecordedResult[];
}

export const mostInputs = 100;
const mostResults = 200;
const longestText = 4_096;
const id = z.string().min(1).max(200);

const input = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().max(longestText), isMasked: z.boolean().optional() }),
  z.object({ kind: z.literal('choice'), ids: z.array(id).min(1).max(100), label: z.string().max(longestText) }),
  z.object({ kind: z.literal('rating'), value: z.number().min(0).max(10) }),
  z.object({ kind: z.literal('files'), names: z.array(z.string().max(200)).min(1).max(5) }),
  z.object({
    kind: z.literal('form'),
    values: z.array(z.object({ fieldId: id, value: z.string().max(longestText) })).max(50),
    isMasked: z.boolean().optional(),
  }),
]);

const spokenOf = z.object({ sourceId: id, serviceIds: z.array(id).max(100) });
const code = z.string().min(1).max(100);
const source = z.object({
  ...{ documentId: id, contentId: id, passage: z.int().min(1), page: z.int().min(1).nullable() },
  ...{ title: z.string().max(200), heading: z.string().max(200) },
});
const answerChoice = z.object({ id, question: z.string().max(longestText) });
const result = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done'), values: z.record(z.string(), z.json()), status: z.int().nullable() }),
  z.object({ kind: z.literal('timeout') }),
  z.object({ kind: z.literal('failed'), code }),
  z.object({
    kind: z.literal('answered'),
    text: z.string().max(20_000),
    sourceId: id.nullable(),
    score: z.number(),
    spokenOf: spokenOf.optional(),
    sources: z.array(source).max(10).optional(),
  }),
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('unsure'), choices: z.array(answerChoice).max(10) }),
]);

const light = (value: unknown): boolean => weightOf(value as VariableValue, heaviestVariables) <= heaviestVariables;

const recordingSchema = z.object({
  schemaVersion: z.literal(1),
  locale: z.enum(['es', 'en']),
  startedAt: z.iso.datetime(),
  fromBlockId: id.nullable(),
  variables: z.record(z.string().max(200), z.json()).refine(light),
  splitSeed: z.int().min(0).max(0xff_ff_ff_ff).nullable(),
  inputs: z.array(input).max(mostInputs),
  results: z
    .array(z.object({ blockId: id, result }))
    .max(mostResults)
    .refine(light),
});

/** A recording from JSON, or the first thing that is wrong with it. */
export type ReadRecording =
  | { readonly ok: true; readonly recording: Recording }
  | { readonly ok: false; readonly path: string };

/** Reads a recording that came from outside: shape and limits. Unsafe names of variables are dropped by the engine. */
export function readRecording(json: unknown): ReadRecording {
  const parsed = recordingSchema.safeParse(json);
  if (parsed.success) return { ok: true, recording: parsed.data };
  return { ok: false, path: parsed.error.issues[0]?.path.join('.') ?? '' };
}
