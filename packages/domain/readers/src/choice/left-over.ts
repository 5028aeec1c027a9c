import { foldedPhrase } from '@tertulia/words';
import { read, type Reading } from '../reading.js';
import type { Label } from './labels.js';
import { idsOf, type Names } from './names.js';
import { meaningful } from './words.js';

const noneOfThem =
  /^(?:no )?(?:(?:es|son|quiero) )?(?:ningun[oa] de (?:es[oa]s|est[oa]s|ell[oa]s|l[oa]s (?:anteriores|opciones|de la lista))|none of (?:them|these|those|the above))$/;
const isMissing =
  /^(?:(?:la|el|lo) (?:mi[oa] )?)?(?:que (?:quiero|busco|necesito) )?(?:no (?:esta|viene|aparece|sale) (?:en la lista|en las opciones|ahi|aqui)|(?:its |it is )?not (?:listed|on the list|there|here))$/;
const somethingElse =
  /^(?:(?:es|quiero|busco|necesito|its|i need|i want) )?(?:algo (?:mas|distinto|diferente)|otra cosa|something (?:else|different))$/;
const ofNone = /^(?:ningun[oa]|none)\b/;
const ofOthers = /^(?:otr[oa]s?|other|something else|algo mas)\b/;
const butWords =
  '(?:tod[oa]s?|cualquier(?:a|o)?|anything|any|all|everything|whichever|whatever) (?:(?!menos)\\w+ )?(?:menos|excepto|salvo|but|except)';
/** `todo menos …`, `anything but …`. */
export const allBut = new RegExp(`\\b${butWords}\\b`);
/** What follows is ruled out, and the rest is wanted. */
const anyBut = new RegExp(
  `\\b(?:${butWords}|(?:l[ao]s?|el|un[oa]?|cualquiera) que no (?:sean?|tengan?|lleven?)|(?:the )?one that (?:isnt|is not))\\b(.*)$`,
);
const neither = /^(?:ni|neither|nor)\b/;

/** `ninguno de esos`, `no está en la lista`, `es otra cosa`: the one choice that stands for none of the others. */
export function byNoneOfThem(text: string, { labels }: Names): Reading<string> | null {
  if (!noneOfThem.test(text) && !isMissing.test(text) && !somethingElse.test(text)) return null;
  return onlyOne(labels, ofNone) ?? onlyOne(labels, ofOthers);
}

/** `todo menos la barra y la terraza`, `ni hoy ni mañana`: the one choice that is left when all others are ruled out. */
export function byLeftOver(given: string, names: Names): Reading<string> | null {
  const text = foldedPhrase(given);
  const wanted = anyBut.exec(text);
  const ruledOut = wanted?.[1] ?? (neither.test(text) ? text : null);
  if (ruledOut === null) return null;
  const words = meaningful(ruledOut);
  const out = idsOf(names.all.filter((label) => names.says(words, label, ruledOut.split(' '))));
  const left = names.labels.filter(({ id }) => !out.includes(id));
  const [only, ...more] = left;
  if (only === undefined || more.length > 0) return null;
  // Who names neither of two may want none of the others: only a label that stands for them is meant.
  return wanted !== null || ofOthers.test(only.phrase) || ofNone.test(only.phrase) ? read(only.id) : null;
}

function onlyOne(labels: readonly Label[], kind: RegExp): Reading<string> | null {
  const [only, ...more] = labels.filter(({ phrase }) => kind.test(phrase));
  return only !== undefined && more.length === 0 ? read(only.id) : null;
}
