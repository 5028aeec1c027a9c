import type { Awaiting } from '../model.js';

/** The input that a block waits for, without anything that only some kinds have. */
export function plainAwaiting(blockId: string): Awaiting {
  return {
    blockId,
    kind: 'TEXT',
    placeholder: '',
    isLong: false,
    isMultiple: false,
    isSearchable: false,
    choices: [],
    min: null,
    max: null,
    scale: null,
  };
}
