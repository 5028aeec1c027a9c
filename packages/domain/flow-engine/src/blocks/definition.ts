import type { z } from 'zod';
import type {
  BlockFamily,
  BlockKind,
  BlockOf,
  BlockOptions,
  EdgeTarget,
  EffectResult,
  EndReason,
  FlowText,
  Locale,
  PortId,
  QuestionOptions,
  StepOutput,
  VariableValue,
} from '../model.js';
import type { Turn } from '../engine/turn.js';
import type { RefusalReason } from '../text/phrases.js';

/** Kinds that wait for an answer of the visitor. */
export type QuestionKind = {
  [K in BlockKind]: BlockOptions[K] extends QuestionOptions ? K : never;
}[BlockKind];

/** Where control goes after a block. */
export type Outcome =
  | { kind: 'next' }
  /** Out of a port; where the port has no edge, control falls to the next block. */
  | { kind: 'port'; port: PortId }
  | { kind: 'goTo'; target: EdgeTarget }
  /** The block waits: for an answer, a person or an effect. */
  | { kind: 'wait' }
  | { kind: 'end'; reason?: EndReason };

/** An answer as it arrives. */
export type Answer =
  | { kind: 'text'; text: string }
  | { kind: 'choice'; ids: string[] }
  | { kind: 'rating'; value: number };

/** What a question made of an answer. */
export type Reading =
  | {
      isUnderstood: true;
      value: VariableValue;
      /** The answer as a person reads it. */
      text: string;
      port?: PortId | undefined;
      outputs?: StepOutput[] | undefined;
    }
  | { isUnderstood: false; reason: RefusalReason; limit?: string | undefined };

/** A text of a block for the visitor. */
export interface FieldText {
  field: string;
  text: FlowText;
  /** False where an empty text is a choice (a retry text, a placeholder). */
  isExpected: boolean;
}

/** Something an author must still decide or has decided wrongly. */
export interface Finding {
  code: 'MISSING_OPTION' | 'BAD_PATTERN' | 'UNKNOWN_VARIABLE' | 'EMPTY_TEXT';
  field: string;
  message: { es: string; en: string };
  fix: { es: string; en: string } | null;
}

/** Everything the platform knows of one block kind. */
export interface BlockDefinition<K extends BlockKind> {
  readonly family: BlockFamily;
  readonly isQuestion: boolean;
  /** True where the walk always stops here for a person: a loop through it is no endless one. */
  readonly waits: boolean;
  readonly name: { es: string; en: string };
  readonly options: z.ZodType<BlockOptions[K]>;
  defaults(locale: Locale): BlockOptions[K];
  /** Exits besides falling to the next block. */
  ports(block: BlockOf<K>): PortId[];
  /** False where control never falls to the next block. */
  falls(block: BlockOf<K>): boolean;
  /** Texts for the visitor. */
  texts(block: BlockOf<K>): FieldText[];
  /** Single-language templates that are computed with, not shown. */
  templates(block: BlockOf<K>): { field: string; source: string }[];
  /** Paths of variables that the block names outside of templates. */
  variables(block: BlockOf<K>): { field: string; path: string; isWritten: boolean }[];
  inspect(block: BlockOf<K>): Finding[];
  /** One line for the canvas. */
  summary(block: BlockOf<K>, locale: Locale): string;
  run(block: BlockOf<K>, turn: Turn): Outcome;
  /** Questions: reads an answer. */
  read?(block: BlockOf<K>, answer: Answer, turn: Turn): Reading;
  /** Questions: asks again without a new `asked` output. */
  askAgain?(block: BlockOf<K>, turn: Turn): void;
  /** Blocks with an effect: goes on with its result. */
  goOn?(block: BlockOf<K>, result: EffectResult, turn: Turn): Outcome;
}

/** A definition seen without its kind; only for a block of that same kind. */
export type AnyBlockDefinition = BlockDefinition<BlockKind>;

/** The parts that most kinds leave as they are. */
export const plainParts = {
  isQuestion: false,
  waits: false,
  ports: () => [],
  falls: () => true,
  texts: () => [],
  templates: () => [],
  variables: () => [],
  inspect: () => [],
} as const;
