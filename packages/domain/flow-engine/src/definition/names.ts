const unsafeNames = new Set(['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty']);
const systemNames = new Set(['business', 'conversation', 'true', 'false', 'nil', 'null', 'empty', 'blank']);

/** Roots of the paths that the engine provides. */
export const systemRoots: ReadonlySet<string> = new Set(['business', 'conversation']);

/** Paths below `conversation.` that texts and conditions can read. */
export const conversationPaths: readonly string[] = ['conversation.lastMessage', 'conversation.locale'];

/** True for names with a special meaning on JavaScript objects; refused everywhere as names and keys. */
export function isUnsafeName(name: string): boolean {
  return unsafeNames.has(name);
}

/** True for names that a variable cannot have: unsafe names and system roots. */
export function isReservedName(name: string): boolean {
  return unsafeNames.has(name) || systemNames.has(name);
}

/** Pattern of variable names: a letter or `_`, then letters, digits and `_`; at most 80 characters. */
export const variableNamePattern = /^[\p{L}_][\p{L}\p{N}_]{0,79}$/u;
