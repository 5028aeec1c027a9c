/** Characters that are not drawn: they would hide words from the owner that a model reads. */
const unseen = /(?!\s)[\p{Cc}\p{Cf}]/gu;

/** A text in one line, without what is not seen. */
export function oneLine(text: string): string {
  return text.normalize('NFC').replaceAll(unseen, '').replaceAll(/\s+/gu, ' ').trim();
}
