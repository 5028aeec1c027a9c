import { plainName } from '@tertulia/plain-names';
import { z } from 'zod';
import type {
  ChoiceItem,
  ConditionRow,
  EdgeTarget,
  FlowText,
  PictureItem,
  QuestionOptions,
  VariableValue,
} from '../model.js';
import { longestExpression } from '../expressions/tree.js';
import { isUnsafeName } from './names.js';

/** Maximum length of one text in characters. */
export const maxTextLength = 4096;
/** Maximum weight of a definition: its characters plus a share for each node. It is parsed, compared and stored as a whole. */
export const heaviestDefinition = 1_500_000;
/** Maximum length of one name in characters. */
export const maxNameLength = 80;

const operators = [
  'EQUALS',
  'NOT_EQUALS',
  'CONTAINS',
  'NOT_CONTAINS',
  'STARTS_WITH',
  'ENDS_WITH',
  'GREATER',
  'GREATER_OR_EQUAL',
  'LESS',
  'LESS_OR_EQUAL',
  'IS_EMPTY',
  'IS_NOT_EMPTY',
  'MATCHES',
  'IS_TRUE',
  'IS_FALSE',
  'NOT_MATCHES',
  'BETWEEN',
  'NOT_BETWEEN',
  'IN',
  'NOT_IN',
  'LENGTH_EQUALS',
  'LENGTH_GREATER',
  'LENGTH_LESS',
  'WEEKDAY',
] as const;

/** Any text entered by a person. */
export const text = z.string().max(maxTextLength);
/** A short name; invisible characters are removed. */
export const name = z.string().max(maxNameLength).overwrite(plainName);
/** An identifier: letters, digits and `. : _ -`. */
export const id = z
  .string()
  .min(1)
  .max(maxNameLength)
  .regex(/^[\w.:-]+$/, 'Use letters, digits and . : _ - only')
  .refine((value) => !isUnsafeName(value), 'This name is reserved');
/** An https or http address, or empty. */
export const url = z.union([
  z.literal(''),
  z
    .string()
    .max(2048)
    .regex(/^https?:\/\/[^\s]+$/i, 'Use an address that starts with https:// or http://'),
]);
/** A finite number. */
export const number = z.number().min(-1e15).max(1e15);

export const flowText: z.ZodType<FlowText> = z.object({ es: text.optional(), en: text.optional() });

/** A reference to a variable by name; validation checks that the variable exists. */
export const variableReference = name.refine((value) => !isUnsafeName(value), 'This name is reserved');

export const edgeTarget: z.ZodType<EdgeTarget> = z.object({ groupId: id, blockId: id.optional() });

const joinedComparisons = {
  id,
  match: z.enum(['ALL', 'ANY']),
  comparisons: z
    .array(z.object({ left: z.string().max(200), operator: z.enum(operators), right: text, rightEnd: text.optional() }))
    .max(20),
};

/** An expression in CEL; validation checks it. */
export const expression = z.string().max(longestExpression);

export const conditionRow: z.ZodType<ConditionRow> = z.object({
  ...joinedComparisons,
  groups: z.array(z.object(joinedComparisons)).max(10).optional(),
  expression: expression.optional(),
});

/** Bounds of the synonyms of one choice: their number, and the characters of one. */
export const synonymBounds = { count: 30, length: 80 } as const;

const synonym = z
  .string()
  .max(synonymBounds.length)
  .overwrite((value) => plainName(value).trim())
  .min(1);

const choiceShape = {
  id,
  label: flowText,
  detail: flowText,
  synonyms: z.array(synonym).max(synonymBounds.count).optional(),
  value: text.nullable(),
  condition: conditionRow.nullable(),
} satisfies { [K in keyof ChoiceItem]: z.ZodType<ChoiceItem[K]> };

export const choiceItem: z.ZodType<ChoiceItem> = z.object(choiceShape);
export const pictureItem: z.ZodType<PictureItem> = z.object({ ...choiceShape, imageUrl: url });

/** Fields of every question; spread into the schema of each question kind. */
export const questionShape = {
  prompt: flowText,
  variable: variableReference.nullable(),
  retry: flowText,
  retryLimit: z.number().int().min(0).max(20),
  placeholder: flowText,
  isRequired: z.boolean(),
} satisfies { [K in keyof QuestionOptions]: z.ZodType<QuestionOptions[K]> };

/** A limit as a whole number, or null for none. */
export const limit = z.number().int().min(0).max(maxTextLength).nullable();
/** ISO 4217 code or empty. */
export const currency = z.union([z.literal(''), z.string().regex(/^[A-Z]{3}$/, 'Use a currency code such as MXN')]);
/** ISO 3166-1 alpha-2 code or empty. */
export const country = z.union([z.literal(''), z.string().regex(/^[A-Z]{2}$/, 'Use a country code such as MX')]);
/** `HH:mm`. */
export const clockTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Use a time such as 09:30');
/** `YYYY-MM-DD`. */
export const isoDate = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'Use a date such as 2026-12-25');
/** A value of a variable; its depth and size are checked before the schema is applied. */
export const variableValue: z.ZodType<VariableValue> = z.lazy(() =>
  z.union([text, number, z.boolean(), z.null(), z.array(variableValue), z.record(z.string(), variableValue)]),
);
