const skipWords = new Set(['omitir', 'saltar', 'ninguno', 'ninguna', 'skip', 'none']);

/** Whether a folded phrase skips a question that may stay without an answer. */
export function isSkipPhrase(phrase: string): boolean {
  return skipWords.has(phrase);
}
