const unsafeNames = new Set(['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty']);
const systemNames = new Set(['business', 'conversation', 'true', 'false', 'nil', 'null', 'empty', 'blank']);

/** Roots of the paths that the engine itself provides. */
export const systemRoots: ReadonlySet<string> = new Set(['business', 'conversation']);

/** Paths below `conversation.` that texts and conditions may read. */
export const conversationPaths: readonly string[] = ['conversation.lastMessage', 'conversation.locale'];

/** Names that JavaScript objects give a meaning of their own; refused everywhere as names and keys. */
export function isUnsafeName(name: string): boolean {
  return unsafeNames.has(name);
}

/** Names that no variable may carry: unsafe ones and those of the system. */
export function isReservedName(name: string): boolean {
  return unsafeNames.has(name) || systemNames.has(name);
}

/** The form of a variable's name: a letter or `_`, then letters, digits and `_`; at most 80 characters. */
export const variableNamePattern = /^[\p{L}_][\p{L}\p{N}_]{0,79}$/u;
