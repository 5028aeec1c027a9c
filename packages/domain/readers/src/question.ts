import { foldText } from '@tertulia/words';

const questionStart =
  /^(?:a que|que(?! (?:(?:me|se|nos|te) l[oae]s?|l[oa]s? \w+n|sea|si|no)\b)|cual|cuales|cuanto|cuanta|cuantos|cuantas|como|donde|cuando|por que|quien|hay|tienen|aceptan|what|which|how|where|when|why|who|do|does|is|are|can)\b/;

/** True when a text looks like a question rather than an answer. */
export function isQuestionLike(text: string): boolean {
  return /[?¿]/.test(text) || questionStart.test(foldText(text));
}
