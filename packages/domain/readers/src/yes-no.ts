import { plainAnswer } from './plain.js';
import { none, read, unsure, type Reading } from './reading.js';

function anyOf(phrases: string): RegExp {
  const sorted = phrases.split('|').toSorted((a, b) => b.length - a.length);
  return new RegExp(`(?<![a-z])(?:${sorted.join('|')})(?![a-z])`, 'g');
}

const unclear = anyOf(
  'no se|ni idea|tal vez|talvez|quiza|quizas|a lo mejor|puede ser|puede que si|depende|mas o menos|no estoy segur[oa]|no sabria|si no|si o no|maybe|perhaps|not sure|it depends|i dont know|i do not know|dunno|dont know|no idea|idk|quien sabe|luego te digo|dejame pensarlo|lo pienso|lo voy a pensar',
);
const negative = anyOf(
  'no|nop|nope|nel|nel pastel|nah|na|nones|nonono|no po|nopo|nopi|nanai|naranjas|negativo|nunca|jamas|tampoco|para nada|ni loc[oa]|ni de broma|ni hablar|ni en pedo|de ninguna manera|de ningun modo|en absoluto|claro que no|por supuesto que no|obvio no|obvio que no|creo que no|ahora no|ahorita no|por ahora no|todavia no|aun no|mejor no|que va|ninguno|ninguna|no gracias|no quiero|no acepto|no confirmo|no estoy de acuerdo|no me parece|no esta bien|no es correcto|incorrecto|no puedo|no lo creo|no me interesa|prefiero que no|ya no|no ya no|not today|nah im good|im good|ni de chiste|bueno no|ok no|pues no|la verdad no|not at all|no thats wrong|thats wrong|no me gustaria|not|not really|not now|not yet|never|no way|no thanks|nothing|n|i dont think so|of course not|absolutely not|i dont|dont|neither|negative',
);
const positive = anyOf(
  'si|sip|sep|sipi|sipo|si po|simon|see|claro|clarin|claro que si|por supuesto|por supuesto que si|desde luego|obvio|obvio que si|obviamente|dale|va|vale|sale|sale pues|ok|okay|okey|oki|okis|oka|okas|de acuerdo|correcto|exacto|exactamente|asi es|eso es|eso|afirmativo|aja|ajam|andale|andale pues|orale|arre|jalo|de una|hagale|listo|bueno|ya|ya po|yapo|de ley|esta bien|ta bien|me parece|me parece bien|perfecto|excelente|genial|seguro|sin duda|sin dudarlo|como no|por que no|no hay problema|sin problema|no problem|creo que si|me encantaria|con gusto|con mucho gusto|mejor si|id love to|la verdad si|adelante|si adelante|esta perfecto|me late|yea|hell yes|yes that works|that works|si lo creo|va que va|simon que si|quiero|si quiero|acepto|confirmo|confirmado|confirmada|cierto|es correcto|tal cual|efectivamente|de one|bacan|chevere|buenisimo|joya|barbaro|venga|vamos|a huevo|fijo|yes|yep|yeah|yup|ye|sure|of course|absolutely|definitely|certainly|go ahead|sounds good|please do|right|thats right|correct|indeed|i do|i think so|alright|all right|fine|great|perfect|why not|y|s|totally|for sure|you bet|works for me|yes please|i agree|agreed|sim',
);
const thumbs = [
  [/[👍👌✅✔☑🙌💯🆗]/u, ' si '],
  [/[👎❌🚫🙅✖⛔]/u, ' no '],
] as const;
const fillers = new Set(
  'carnal compa por favor porfa porfis porfavor gracias muchas mil senor senora senorita amigo amiga bro wey guey we man pues mas entonces please thanks thank you it is that the me gustaria encantaria lo hago puedo tengo tenemos estoy soy es hay asi con gusto todo bien hola tio tia jefe jefa mijo che parce pana causa weon boludo claro eh este ah ay uy um well i will would love to do have am'.split(
    ' ',
  ),
);

/** Reads yes or no, also in the slang of a region and as a thumb. Unsure when both are said, or much besides. */
export function readYesNo(answer: string): Reading<boolean> {
  const signs = thumbs.reduce((text, [sign, word]) => text.replace(new RegExp(sign, 'gu'), word), answer.slice(0, 300));
  const text = plainAnswer(signs)
    .replace(/([a-z])\1{2,}/g, '$1')
    .replace(/([aio])\1+(?![a-z])/g, '$1')
    .replace(/'/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return verdict(text);
}

function verdict(text: string): Reading<boolean> {
  const marked = mark(text);
  const marks = new Set(marked.match(/[#%&]/g) ?? []);
  if (marks.size === 0) return /^(?:por ?fa(?:vor|s|)?|please|pls)$/.test(text) ? read(true) : none('NOTHING');
  const value = marks.has('%');
  if (marks.has('&')) return unsure('SEVERAL', []);
  if (marks.size > 1) return unsure('CONTRADICTION', [true, false]);
  const left = marked.split(/[#%& ]+/).filter((word) => word !== '' && !fillers.has(word));
  return left.length === 0 ? read(value) : unsure('MORE_WORDS', [value]);
}

/** `%` for each yes, `#` for each no, `&` for each doubt; the longest phrase at a place counts. */
function mark(text: string): string {
  const phrases = [
    [unclear, '&'],
    [positive, '%'],
    [negative, '#'],
  ] as const;
  const found = phrases.flatMap(([pattern, sign]) =>
    [...text.matchAll(pattern)].map(({ index, 0: words }) => ({ from: index, to: index + words.length, sign })),
  );
  let marked = '';
  let at = 0;
  for (const { from, to, sign } of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at) continue;
    marked += text.slice(at, from) + sign;
    at = to;
  }
  return marked + text.slice(at);
}
