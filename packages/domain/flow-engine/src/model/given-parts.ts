import type { VariableValue } from './definition.js';

/** The parts of an answer that were given so far, while others are still asked for. */
export interface GivenParts {
  blockId: string;
  /** One part is asked for after the other, because the visitor writes instead of filling in a form. */
  isOneByOne: boolean;
  parts: GivenPart[];
}

export interface GivenPart {
  id: string;
  value: VariableValue;
  /** As it was given; after that, as it is shown. */
  text: string;
  /** Why it was refused; absent when it was not. */
  error?: string | undefined;
}
