const questionLengthMax = 300;

/** The question as it is shown: one line of at most 300 characters, without control characters and unpaired surrogates. */
export function shownQuestion(text: string): string {
  const oneLine = text.replaceAll(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
  return [...oneLine].slice(0, questionLengthMax).join('');
}

/** The form in which questions are compared: letters and digits only, without case and accents. */
export function foldedQuestion(text: string): string {
  const plain = shownQuestion(text).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const words = plain.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return words === '' ? plain : words;
}
