const questionLengthMax = 300;

/** The question as it is shown: one line, without control characters and halves of characters, cut to 300. */
export function shownQuestion(text: string): string {
  const oneLine = text.replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
  return [...oneLine].slice(0, questionLengthMax).join('');
}

/** What makes two questions the same: letters and digits alone, without case and accents. */
export function foldedQuestion(text: string): string {
  const plain = shownQuestion(text).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return words === '' ? plain : words;
}
