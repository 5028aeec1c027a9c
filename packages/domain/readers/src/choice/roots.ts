import { Cached } from '@tertulia/words';

/** Endings of verbs and of the nouns and adjectives made of them, longest first; vowels at the end go too. */
const ending =
  /(?:amientos?|imientos?|aciones|iciones|uciones|siones|acion|icion|ucion|sion|ador(?:as?|es)?|edor(?:as?|es)?|idor(?:as?|es)?|antes?|ientes?|istas?|ajes?|ezas?|uras?|ando|iendo|ad[oa]s?|id[oa]s?|emos|amos|imos|ar|er|ir|en|an|es|os|as)$/;
const pronouns = /(?<=[aei]r|ndo)(?:me|te|se|nos|le|les)?(?:l[oa]s?)?$/;
const diminutive = /(?<=[a-z]{2})(?:it|ill)([oa]s?)$/;
/** Verbs whose noun has another root, by their root; `teñir` is folded to `tenir`, which only some forms tell from `tener`. */
const otherRoots: Readonly<Record<string, string>> = { vend: 'vent', abr: 'apert' };
const dyeing = /^(?:tenir|tine[ns]?|tinan|tenimos|tenida)$/;
const shortestRoot = 4;

const roots = new Cached((word: string) => rootOf(word), 5_000);

/** Whether two words are made of one root: `limpiar` and `limpieza`, `almorzar` and `almuerzo`, `teñirme` and `tinte`. */
export function isSameRoot(word: string, wanted: string): boolean {
  if (Math.min(word.length, wanted.length) < shortestRoot) return false;
  const root = roots.of(word);
  return root.length >= shortestRoot && root === roots.of(wanted);
}

/** Whether a word is the diminutive of another: `alitas` of `ala`, `tecito` of `té`, `terracita` of `terraza`. */
export function isDiminutive(word: string, wanted: string): boolean {
  const at = diminutive.exec(word)?.index;
  if (at === undefined || word.length < wanted.length + 2) return false;
  const base = word.slice(0, at);
  const shorter = base.replace(/e?c$/, '');
  const plain = hard(wanted.replace(/[oae]?s?$/, ''));
  if (plain.length === 0) return false;
  return [hard(base.replace(/c$/, 's')), hard(base.replace(/c$/, '')), hard(shorter)].includes(plain);
}

function rootOf(word: string): string {
  const verb = word.replace(pronouns, '');
  if (dyeing.test(verb)) return 'tint';
  const bare = verb.replace(ending, '').replace(/[aeiou]+$/, '');
  const plain = hard(bare).replace(/ue/g, 'o').replace(/ie/g, 'e');
  return Object.hasOwn(otherRoots, plain) ? (otherRoots[plain] ?? plain) : plain;
}

/** One letter for one sound: `blanqu` and `blanc`, `terrac` and `terraz`. */
function hard(stem: string): string {
  return stem
    .replace(/qu/g, 'k')
    .replace(/c(?=[aou]|[^aeiou]|$)/g, 'k')
    .replace(/z/g, 's')
    .replace(/c/g, 's');
}
