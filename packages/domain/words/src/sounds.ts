import { Cached } from './cached.js';
import { allowedTypos, editDistance } from './fold.js';

const sounds = new Cached(spokenForm);

/** A word as it sounds in Latin American Spanish, so that `aseptan` and `aceptan`, `orario` and `horario` are one. */
export function soundOf(word: string): string {
  return sounds.of(word);
}

function spokenForm(word: string): string {
  return word
    .replace(/qu(?=[ei])/g, 'k')
    .replace(/c(?=[ei])/g, 's')
    .replace(/ch/g, '§')
    .replace(/[ckq]/g, 'k')
    .replace(/z/g, 's')
    .replace(/v/g, 'b')
    .replace(/ll/g, 'y')
    .replace(/h/g, '')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/(.)\1/g, '$1');
}

/** Whether a typed word probably means a known one: it sounds the same, or it has few typos and six letters or more. */
export function isMeant(word: string, known: string): boolean {
  const [typed, wanted] = [soundOf(word), soundOf(known)];
  if (typed === wanted) return true;
  if (typed.length < 6 || wanted.length < 6) return false;
  const limit = Math.min(allowedTypos(typed.length), allowedTypos(wanted.length));
  return editDistance(typed, wanted, limit) <= limit;
}
