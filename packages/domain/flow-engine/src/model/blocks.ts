import type { EdgeTarget } from './edge.js';
import type { FlowText } from './flow-text.js';

export interface QuestionOptions {
  prompt: FlowText;
  /** Name of the variable that stores the normalised answer; null stores nothing. */
  variable: string | null;
  /** Sent after an answer that was not understood; when empty, the default text of the kind is used. */
  retry: FlowText;
  /** How many wrong answers are followed by a retry before the port `failed` is taken. */
  retryLimit: number;
  placeholder: FlowText;
  isRequired: boolean;
}

export interface ChoiceItem {
  id: string;
  label: FlowText;
  /** Secondary text of the button, such as price or duration. */
  detail: FlowText;
  /** Stored value; null stores the label. */
  value: string | null;
  /** The item is shown only when this is true; null shows it always. */
  condition: ConditionRow | null;
}

/** One row of a condition: comparisons joined by AND (`ALL`) or OR (`ANY`). */
export interface ConditionRow {
  id: string;
  match: 'ALL' | 'ANY';
  comparisons: Comparison[];
}

export interface Comparison {
  /** A variable's name or a path such as `business.name`. */
  left: string;
  operator: ComparisonOperator;
  /** A text template; ignored by operators without a right side. */
  right: string;
}

export type ComparisonOperator =
  | 'EQUALS'
  | 'NOT_EQUALS'
  | 'CONTAINS'
  | 'NOT_CONTAINS'
  | 'STARTS_WITH'
  | 'GREATER'
  | 'GREATER_OR_EQUAL'
  | 'LESS'
  | 'LESS_OR_EQUAL'
  | 'IS_EMPTY'
  | 'IS_NOT_EMPTY'
  | 'MATCHES';

/** Options of each block kind. A new kind is a folder under `blocks/` and a line in the registry. */
export interface BlockOptions {
  /** One of them is sent, chosen at random. */
  text: { variations: FlowText[] };
  image: { url: string; alt: FlowText };
  textInput: QuestionOptions & {
    isLong: boolean;
    minLength: number | null;
    maxLength: number | null;
    /** RE2 syntax, at most 500 characters. */
    pattern: string | null;
  };
  numberInput: QuestionOptions & {
    min: number | null;
    max: number | null;
    step: number | null;
    unit: string;
    /** ISO 4217 code, or empty for a plain number. */
    currency: string;
  };
  emailInput: QuestionOptions;
  phoneInput: QuestionOptions & { /** Alpha-2; empty uses the business's country. */ country: string };
  /** `min` and `max`: `today` or `YYYY-MM-DD`. */
  dateInput: QuestionOptions & { min: string | null; max: string | null; mustBeOpen: boolean };
  choiceInput: QuestionOptions & {
    isMultiple: boolean;
    isSearchable: boolean;
    items: ChoiceItem[];
    /** `business.services` or a list variable; its entries become items. */
    listVariable: string | null;
  };
  rating: QuestionOptions & {
    scale: 'STARS' | 'NUMBERS' | 'NPS';
    /** Counts towards CSAT or NPS. */ isSatisfaction: boolean;
  };
  condition: { rows: ConditionRow[] };
  setVariable: { variable: string; value: string; operation: 'SET' | 'ADD' | 'APPEND' | 'CLEAR' };
  jump: { target: EdgeTarget | null };
  businessHours: Record<string, never>;
  aiResponse: {
    promptId: string | null;
    /** Template of the question; when empty, the visitor's last message. */
    question: string;
    /** Sent when there is no answer and the port `unknown` has no edge. */
    unknownText: FlowText;
  };
  handOff: { reason: FlowText; message: FlowText };
  goal: {
    name: string;
    /** Major units; a template that must render to a number, or empty. */ amount: string;
    currency: string;
  };
  end: { message: FlowText };
}

export type BlockKind = keyof BlockOptions;
export type Block = { [K in BlockKind]: { id: string; kind: K; options: BlockOptions[K] } }[BlockKind];
export type BlockOf<K extends BlockKind> = Extract<Block, { kind: K }>;

export type BlockFamily = 'MESSAGES' | 'QUESTIONS' | 'LOGIC' | 'AI' | 'INTEGRATION' | 'HUMAN';

/**
 * Exits of a block besides continuing with the next block:
 * choiceInput: each item's id (other answers continue with the next block); every question: `failed`; condition: each row's id and `else`;
 * businessHours: `open`, `closed`; aiResponse: `unknown`; handOff: `closed` (outside opening hours).
 */
export type PortId = string;
