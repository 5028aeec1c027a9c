import type { Block, VariableType } from '@tertulia/flow-engine';
import type { Bilingual, Voice } from '../voice.js';

/** `group`, or `group/block` for a block inside it. */
export type Target = string;

/** A variable with its name in each language. */
export interface VariablePlan {
  readonly name: Bilingual;
  readonly type: VariableType;
  readonly isPersonalData: boolean;
}

/** A block in both languages with the edges that leave it. */
export interface BlockPlan {
  readonly id: string;
  /** Target of an edge from the block, instead of the next block. */
  readonly next?: Target | undefined;
  /** Edges by port. */
  readonly exits?: Readonly<Record<string, Target>> | undefined;
  /** The variable that it writes. */
  readonly variable?: VariablePlan | undefined;
  /** Further variables that it writes. */
  readonly variables?: readonly VariablePlan[] | undefined;
  make(voice: Voice): Block;
}

/** A card of the canvas. `column` counts from the left; cards of a column are below each other in the order of the plan. */
export interface GroupPlan {
  readonly id: string;
  readonly title: Bilingual;
  readonly column: number;
  readonly blocks: readonly BlockPlan[];
}

/** A whole conversation: it starts at `welcome`, fallback questions go to `aside`, invalid replies to `help`. */
export interface FlowPlan {
  readonly groups: readonly GroupPlan[];
  readonly synonyms: Synonyms;
}

/** Other words for choices, separated by commas: by the question, then by the choice. */
export type Synonyms = Readonly<Record<string, Readonly<Record<string, Bilingual>>>>;

/** A variable of one conversation. */
export function variable(name: Bilingual, type: VariableType = 'TEXT'): VariablePlan {
  return { name, type, isPersonalData: false };
}

/** A variable with personal data. */
export function personal(name: Bilingual): VariablePlan {
  return { name, type: 'TEXT', isPersonalData: true };
}

/** A group of the plan. */
export function group(
  id: string,
  column: number,
  content: { title: Bilingual; blocks: readonly BlockPlan[] },
): GroupPlan {
  return { id, column, ...content };
}
