import type { z } from 'zod';
import type {
  Awaiting,
  BlockFamily,
  BlockKind,
  BlockOf,
  BlockOptions,
  EdgeTarget,
  EffectResult,
  EndReason,
  FieldValue,
  FlowText,
  GivenFile,
  Locale,
  PortId,
  QuestionOptions,
  StepOutput,
  VariableType,
  VariableValue,
} from '../model.js';
import type { Turn } from '../engine/turn.js';
import type { RefusalReason } from '../text/phrases.js';

/** Block kinds that wait for an answer of the visitor. */
export type QuestionKind = {
  [K in BlockKind]: BlockOptions[K] extends QuestionOptions ? K : never;
}[BlockKind];

/** Where control goes after a block. */
export type Outcome =
  | { kind: 'next' }
  /** Through a port; when the port has no edge, control continues with the next block. */
  | { kind: 'port'; port: PortId }
  | { kind: 'goTo'; target: EdgeTarget }
  /** Into a flow whose call was remembered. */
  | { kind: 'call'; flowId: string }
  /** Back to the block that called the flow, with values by name. */
  | { kind: 'return'; values: Record<string, VariableValue> }
  /** Into the body of the list that was begun or went on. */
  | { kind: 'body' }
  /** From inside a list to its next entry, or out of it. */
  | { kind: 'loop'; to: 'NEXT' | 'LEAVE' }
  /** The block waits: for an answer, a person or an effect. */
  | { kind: 'wait' }
  | { kind: 'end'; reason?: EndReason };

/** An answer of the visitor, not yet interpreted. */
export type Answer =
  | { kind: 'text'; text: string }
  | { kind: 'choice'; ids: string[] }
  | { kind: 'rating'; value: number }
  | { kind: 'form'; values: FieldValue[] }
  | { kind: 'files'; files: GivenFile[] };

/** An answer as interpreted by the question: a value, or why it was refused. */
export type Reading =
  | {
      isUnderstood: true;
      value: VariableValue;
      /** The answer in readable form. */
      text: string;
      port?: PortId | undefined;
      outputs?: StepOutput[] | undefined;
      /** Free words about the business: thanks, a greeting or a complaint in them are the answer. */
      isComment?: true | undefined;
      /** Called once the answer counts. True when it was only a part of the whole answer, and the block has asked for the next part. */
      take?: (() => boolean) | undefined;
    }
  | {
      isUnderstood: false;
      reason: RefusalReason;
      limit?: string | undefined;
      /** What may have been meant, most likely first; absent when nothing was. */
      candidates?: readonly Candidate[] | undefined;
      /** True when the answer says more than one of them: none may be preferred. */
      isSeveral?: boolean | undefined;
    };

/** A possible meaning of an answer: an answer that is read in only one way, and its words for the visitor. */
export interface Candidate {
  answer: string;
  label: string;
}

/** A text of a block for the visitor. */
export interface FieldText {
  field: string;
  text: FlowText;
  /** False when the text is optional (a retry text, a placeholder). */
  isExpected: boolean;
}

/** An exit in the owner's words, such as a choice. */
export interface ExitItem {
  /** Null where the item has words but no exit of its own, as with several choices at once. */
  port: PortId | null;
  /** Where its words are in the options. */
  field: string;
  label: FlowText;
  detail: FlowText;
}

/** Something that the author has left out or has entered wrongly. */
export interface Finding {
  code:
    | 'MISSING_OPTION'
    | 'AMBIGUOUS_CHOICE'
    | 'BAD_PATTERN'
    | 'BAD_EXPRESSION'
    | 'UNKNOWN_VARIABLE'
    | 'EMPTY_TEXT'
    | 'TYPE_MISMATCH';
  field: string;
  message: { es: string; en: string };
  fix: { es: string; en: string } | null;
}

/** The declared variables and their types. */
export type VariableTypes = ReadonlyMap<string, VariableType>;

/** An expression in CEL at an option. */
export interface FieldExpression {
  field: string;
  source: string;
  /** What it must give; `ANY` for anything. */
  gives: VariableType | 'ANY';
  /** The type of `value`, where the expression can read the answer that it checks. */
  value?: VariableType | undefined;
}

/** The behaviour and metadata of one block kind. */
export interface BlockDefinition<K extends BlockKind> {
  readonly family: BlockFamily;
  readonly isQuestion: boolean;
  /** True when the walk always stops at this block to wait for a person: a loop through it is not endless. */
  readonly waits: boolean;
  readonly name: { es: string; en: string };
  readonly options: z.ZodType<BlockOptions[K]>;
  defaults(locale: Locale): BlockOptions[K];
  /** Exits besides continuing with the next block. */
  ports(block: BlockOf<K>): PortId[];
  /** The exits in the owner's words, in display order; the editor draws a row for each. */
  items(block: BlockOf<K>): ExitItem[];
  /** Ports of which one is always taken: when all of them lead somewhere, nothing continues with the next block. */
  branches(block: BlockOf<K>): PortId[];
  /** False when control never continues with the next block. */
  falls(block: BlockOf<K>): boolean;
  /** Texts for the visitor. */
  texts(block: BlockOf<K>): FieldText[];
  /** Single-language templates whose result is used as a value and not shown. */
  templates(block: BlockOf<K>): { field: string; source: string }[];
  /** Paths of variables that the block uses outside of templates. */
  variables(block: BlockOf<K>): { field: string; path: string; isWritten: boolean }[];
  /** Expressions in CEL. */
  expressions(block: BlockOf<K>): FieldExpression[];
  /** What the author has left out or entered wrongly, with the declared variables. */
  inspect(block: BlockOf<K>, types: VariableTypes): Finding[];
  /** One-line summary for the canvas. */
  summary(block: BlockOf<K>, locale: Locale): string;
  run(block: BlockOf<K>, turn: Turn): Outcome;
  /** Questions: interprets an answer. */
  read?(block: BlockOf<K>, answer: Answer, turn: Turn): Reading;
  /** Questions that are answered by choosing: the choices to show now. */
  offers?(block: BlockOf<K>, turn: Turn): Awaiting['choices'];
  /** Questions: waits for an answer without asking. */
  open?(block: BlockOf<K>, turn: Turn): void;
  /** Blocks that wait for the visitor: asks again without a new `asked` output. */
  askAgain?(block: BlockOf<K>, turn: Turn): void;
  /** Blocks with an effect: continues with its result. */
  goOn?(block: BlockOf<K>, result: EffectResult, turn: Turn): Outcome;
}

/** A definition with its kind erased; pass it only blocks of that kind. */
export type AnyBlockDefinition = BlockDefinition<BlockKind>;

/** Defaults that most kinds use. */
export const plainParts = {
  isQuestion: false,
  waits: false,
  ports: () => [],
  items: () => [],
  branches: () => [],
  falls: () => true,
  texts: () => [],
  templates: () => [],
  variables: () => [],
  expressions: () => [],
  inspect: () => [],
} as const;
