import { anyMonth, anyWeekday } from './moment/vocabulary.js';
import { longestRead, plainAnswer, withoutShorthand } from './plain.js';
import { none, read, unsure, type Reading } from './reading.js';

/** The words with which the phrases begin. A text without any of them says neither yes nor no. */
const firstWords = new Set<string>();

function anyOf(phrases: string): RegExp {
  const sorted = phrases.split('|').toSorted((a, b) => b.length - a.length);
  for (const phrase of sorted) firstWords.add(/^[a-z\d]+(?=$| )/.exec(phrase)?.[0] ?? neverLiteral(phrase));
  return new RegExp(`(?<![a-z])(?:${sorted.join('|')})(?![a-z])`, 'g');
}

function neverLiteral(phrase: string): never {
  throw new Error(`a phrase begins with a whole word: ${phrase}`);
}

const unclear = anyOf(
  'no se|ni idea|tal vez|talvez|quiza|quizas|a lo mejor|puede ser|puede que si|depende|mas o menos|no estoy segur[oa]|no sabria|si no|si o no|maybe|perhaps|not sure|it depends|i dont know|i do not know|dunno|dont know|no idea|idk|quien sabe|luego te digo|dejame pensarlo|lo pienso|lo voy a pensar|dejame ver|deja veo|a ver|capaz|capaz que si|capaz que no|ahi vemos|ya veremos|luego veo|luego vemos|lo consulto|lo platico|lo charlo|en una de esas|puede|quizas si|tal vez si|a ver si|quien sabe pe|maybe later|let me think|let me check|ill think about it|ill let you know|well see|possibly|probably not|probably|might|kind of|kinda|sort of|ask me later|hard to say|no se sabe|segun|yo que se|asi esta bien|asi estamos bien|its fine|ya gracias|nada mas eso|solo eso|eso nada mas|i guess|i guess so|i suppose|i suppose so|sure i guess|igual y si|igual y no|pues igual y si|ponele que si|ponele|supongo|supongo que si|supongo que no|yeah no|yeah nah|nah yeah',
);
const negative = anyOf(
  'no|nop|nope|nel|nel pastel|nah|na|nones|nonono|no po|nopo|nopi|nanai|naranjas|negativo|nunca|jamas|tampoco|para nada|ni loc[oa]|ni de broma|ni hablar|ni en pedo|de ninguna manera|de ningun modo|en absoluto|claro que no|por supuesto que no|obvio no|obvio que no|creo que no|ahora no|ahorita no|por ahora no|todavia no|aun no|mejor no|que va|ninguno|ninguna|no gracias|no quiero|no acepto|no confirmo|no estoy de acuerdo|no me parece|no esta bien|no es correcto|incorrecto|no puedo|no lo creo|no me interesa|prefiero que no|ya no|no ya no|not today|nah im good|im good|ni de chiste|bueno no|ok no|pues no|la verdad no|not at all|no thats wrong|thats wrong|no me gustaria|not|not really|not now|not yet|never|no way|no thanks|nothing|n|i dont think so|of course not|absolutely not|i dont|dont|neither|negative|na que ver|nada que ver|va a ser que no|ni a palos|ni ahi|ni de cona|ni por error|ni por nada|ni de fundas|ni cagando|ni muert[oa]|ni sonando|ni pensarlo|ni que estuviera loc[oa]|pa nada|que no|no hace falta|no es necesario|no ocupo|no requiero|olvidalo|dejalo|dejalo asi|mejor lo dejamos|no va|no va a poder ser|me temo que no|lamentablemente no|tampoco gracias|no seas mal[oa]|nelson|nelazo|niguas|nanay|nanais|no che|nope not|no chance|not a chance|no ta|no cheers|not for me|id rather not|i would rather not|ill pass|hard pass|pass|uh uh|nuh uh|im ok|im okay|im fine|no need|not anymore|not this time|never mind|nevermind|im afraid not|unfortunately not|certainly not|by no means|dont think so|no siree|nay|nope nope|nica|nicas|por el momento no|no por el momento|no de momento|de momento no|la neta no|pos no|la verdad que no|ya no lo necesito|no lo necesito|no lo ocupo|no ya es todo|no es todo|no seria todo|no eso es todo|no nada mas|no way jose|noup|ni madres|wont|wont work|cant|cannot|olvidate no|eso si que no|ni en joda|ni mamando|ni de pedo|ni lo suenes|i do not|not for now|no estoy bien asi|definitely not|obviously not|seguro que no|desde luego que no|rather not|i dont want to|dont want to|no thank you|no asi esta bien|no asi estamos bien|no asi dejalo',
);
const positive = anyOf(
  'si|sip|sep|sipi|sipo|si po|simon|see|claro|clarin|claro que si|por supuesto|por supuesto que si|desde luego|obvio|obvio que si|obviamente|dale|dele|va|vale|sale|sale pues|ok|okay|okey|oki|okis|oka|okas|de acuerdo|correcto|exacto|exactamente|asi es|eso es|eso|afirmativo|aja|ajam|andale|andale pues|orale|arre|jalo|de una|hagale|listo|bueno|ya|ya po|yapo|de ley|esta bien|ta bien|me parece|me parece bien|perfecto|excelente|genial|seguro|sin duda|sin dudarlo|como no|por que no|no hay problema|sin problema|no problem|creo que si|me encantaria|con gusto|con mucho gusto|mejor si|id love to|la verdad si|adelante|si adelante|esta perfecto|me late|yea|hell yes|yes that works|that works|si lo creo|va que va|simon que si|quiero|si quiero|acepto|confirmo|confirmado|confirmada|cierto|es correcto|tal cual|efectivamente|de one|bacan|chevere|buenisimo|joya|barbaro|venga|vamos|a huevo|fijo|yes|yep|yeah|yup|ye|sure|of course|absolutely|definitely|certainly|go ahead|sounds good|please do|right|thats right|correct|indeed|i do|i think so|alright|all right|fine|great|perfect|why not|y|s|totally|for sure|you bet|works for me|yes please|i agree|agreed|sim|obvio microbio|obvi|obvis|ya pe|ya pes|ya ps|sip pe|si pe|si pes|claro pe|ya esta|ya quedo|hecho|trato hecho|cuenta con ello|cuenten con ello|cuente con eso|ni lo dudes|no lo dudes|faltaba mas|no faltaba mas|con todo gusto|con mucho placer|sisas|sisa|breve|todo bien|dale que va|dale nomas|dale no mas|metele|de toque|fierro|arre pues|simon limon|por su pollo|clarines|claro pues|clarinete|seguro que si|siempre si|posi|ya buena|ya oh|si o si|sipis|sipirili|va pues|vamos adelante|pa luego es tarde|sin falta|ya vas|ya estas|sobres|que si|ok va|ok dale|dale si|bien|muy bien|me sirve|me gusta la idea|me interesa|de maravilla|estupendo|fenomenal|guay|vale vale|por mi si|por mi vale|hombre claro|go on then|go on|go for it|by all means|sure thing|you betcha|uh huh|mhm|mm hm|aye|yessir|okey dokey|okie dokie|no worries|too right|brilliant|lovely|cool|thatd be great|that would be great|that sounds good|sounds great|sounds like a plan|im in|lets do it|lets go|count me in|do it|affirmative|yes indeed|for real|bet|sure why not|deal|right on|very well|perfecto perfecto|bueno va|buena idea|good idea|id like that|id like to|happy to|confirmed|i confirm|accepted|i accept|si asi esta bien|si de una vez|la neta si|pos si|simona|simona la mona|ahuevo|ya rugiste|eso mero|you know it|camara|ya dijiste|si mero|no manches claro que si|acepto los terminos|demas|demas que si|normal|ya normal|id love that|no manches si|clarito|clarisimo|segurisimo|100 por ciento|cien por ciento|con toda confianza|con todo|por descontado|cuando quieras|sure can|sure do|sure will|id say so|why yes|si me interesa|claro asi esta bien',
);
const thumbs = [
  [/[👍👌✅✔☑🙌💯🆗]/gu, ' si '],
  [/[👎❌🚫🙅✖⛔]/gu, ' no '],
] as const;
const fillers = new Set(
  'thats x mi causita pena hombre mujer paso amor nada mandenmelo mandalo eso deja dejalo re verdad digo posta chale hmm id say quisiera lo quiero ni modo dejame nadie crack capo genio reina maestro chavo compita veci vecino joven one them very much jose pos neta ninguna ninguno es todo una vez carnal compa por favor porfa porfis porfavor gracias muchas mil senor senora senorita amigo amiga bro wey guey we man pues mas entonces please thanks thank you it is that the me gustaria encantaria lo hago puedo tengo tenemos estoy soy es hay asi con gusto todo bien hola tio tia jefe jefa mijo che parce pana causa weon boludo claro eh este ah ay uy um well i will would love to do have am nomas po pe ps pes pues mate cheers ta luv love sir maam caballero joven doc doctora linda corazon manito hermano hermana nena gente yo tambien si claro ya lo que i my friend jaja jajaja haha lol hahaha ustedes usted srita amigos parcero patron loco loca huevon'.split(
    ' ',
  ),
);

/** Reads yes or no, also in the slang of a region and as a thumb. Unsure when both are said, or much besides. */
export function readYesNo(answer: string): Reading<boolean> {
  const given = answer.slice(0, longestRead);
  const signs = thumbs.reduce((text, [sign, word]) => text.replace(sign, word), given);
  const text = withoutShorthand(plainAnswer(signs))
    .replace(/([a-z])\1{2,}/g, '$1')
    .replace(/([aio])\1+(?![a-z])/g, '$1')
    .replace(/'/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (/^(?:que (?:es|son|significa|quieres|quiere|cosa)|cual|what|which|who)\b/.test(text)) return none('NOTHING');
  const reading = verdict(text.replace(denied, 'no'));
  // `sí, ¿por qué?`: a question behind the answer is answered first.
  return reading.kind === 'read' && /[^\s¿]\s*¿/.test(given) ? unsure('MORE_WORDS', [reading.value]) : reading;
}

/** A word of agreement that is denied: `no me late`, `that's not right`. */
const denied =
  /\b(?:(?:thats|that is|it is|its) )?(?:no|not) (?:(?:me|te|se|lo|la|los|las|nos|ya no|ya|es|esta|estamos|it|is|very|so|too|really) )*(?:late|gusta|interesa|quiero|acepto|confirmo|correcto|right|correct|creo|cierto|exacto|perfecto|fine|great|ok|conviene|true)\b/g;

/** Words after which a yes or no is no longer whole: limits, conditions, other days, counts. */
const conditions = new RegExp(
  `\\b(?:${anyWeekday}|${anyMonth}|tarde|noche|pero|but|sol[oa]|solamente|only|if|cuando|when|hasta|until|despues|antes|later|before|after|manana|hoy|today|tomorrow|tonight|otr[oa]s?|another|other|mejor|instead|rather|a menos|unless|excepto|menos|except|con|sin|with|without|que mas|un[oa]?|dia|day|semana|week|hora|mas|more|todavia|aun|yet|quien|cuant[oa]s?|how|what|why|all|tod[oa]s?|\\d+)\\b`,
);
const sureEnd = /\b(?:si|sip|no|nop|nope|nel|nah|yes|yeah|yep)$/;
/** Unknown words before a yes or no at the end: `posta que sí`, `yo digo que no`. */
const mostUnknown = 2;

function verdict(text: string): Reading<boolean> {
  const marked = mark(text);
  const marks = new Set(marked.match(/[#%&]/g) ?? []);
  if (marks.size === 0) return /^(?:por ?fa(?:vor|s|)?|please|pls)$/.test(text) ? read(true) : none('NOTHING');
  const value = marks.has('%');
  if (marks.has('&')) return unsure('SEVERAL', []);
  if (marks.size > 1) return unsure('CONTRADICTION', [true, false]);
  const left = marked.split(/[#%& ]+/).filter((word) => word !== '' && !fillers.has(word));
  const isAside = sureEnd.test(text) && left.length <= mostUnknown && !conditions.test(text);
  return left.length === 0 || isAside ? read(value) : unsure('MORE_WORDS', [value]);
}

/** `%` for each yes, `#` for each no, `&` for each doubt; the longest phrase at a place counts. */
function mark(text: string): string {
  if (text.match(/[a-z]+|\d+/g)?.some((word) => firstWords.has(word)) !== true) return text;
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
