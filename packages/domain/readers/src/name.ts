import { foldedPhrase, foldText } from '@tertulia/words';
import { longestRead, withoutInvisible } from './plain.js';
import { isQuestionLike } from './question.js';
import { readYesNo } from './yes-no.js';
import { none, read, unsure, type Reading } from './reading.js';

const hello =
  '(?:¿?qu[eé] tal(?: est[aá][ns]?| le[s]? va)?\\??|¿?c[oó]mo est[aá][ns]?\\??|hola|buenas|buenos d[ií]as|buenas tardes|buenas noches|buen d[ií]a|hi there|hello there|hey there|hi|hello|hey|claro|s[ií]|ok|okay|bueno|pues|sure|yes|mucho gusto|dale|listo|vale|mira|che|a ver|uh|um|eh|este|mmm|ah|well|con (?:mucho )?gusto|un gusto|encantad[oa]|por supuesto)';
const introduction = [
  '(?:yo )?(?:soy(?: yo,)?|es|me llamo|me llaman|me dicen|me puedes? (?:decir|llamar)|puedes? (?:decirme|llamarme)|(?:s[oó]lo )?(?:d[ií]game|dime)|decime|ll[aá]mame|llamame|todos me dicen|me conocen como|con(?! (?:mucho )?gusto)(?= \\p{L}+(?: \\p{L}+){0,3}(?:$|[,.!])))',
  '(?:(?:le |te |les )?(?:habla|escribe|saluda)(?: con)?|habla(?:s)? con|de parte del?)',
  'mi nombre(?: completo)? es|mi nombre|(?:est[aá] |va |ponl[ao] |an[oó]tal[ao] |la reserva (?:es |va )?|reserva(?:ci[oó]n)? |ser[ií]a |queda )?a nombre de|nombre',
  '(?:p[oó]n(?:me|le|ga|gale|ganle)?|pone(?:me|le)|an[oó]ta(?:me|lo|la)?|anot[aá](?:me|lo|la)|ap[uú]nta(?:me|lo|la)?|apunt[aá](?:me|lo|la)|reg[ií]stra(?:me|lo|la)?)(?: como| a nombre de| a| que soy)?|me presento:? soy',
  "(?:yes,? )?(?:i am|i'm|im)|(?:(?:my|the) )?name(?:'s| is)|this is|that (?:would be|is|will be)|that's|it's me|it's|its|(?:you can |just |please )?call me|(?:people|they|everyone|everybody|(?:my )?friends) calls? me|i go by|(?:you're |you are )?(?:speaking|talking) (?:to|with)",
  "(?:(?:please )?(?:put|book|reserve|register|make) (?:it|me|us|that) )?(?:under|in) the name(?: of)?|(?:please )?(?:put|book|reserve|make) (?:it|me|us|that) (?:under|down as|for|as)|(?:reservation |booking )?under|(?:(?:the|my) )?(?:booking|reservation|appointment|table)(?:'s| is) (?:for|under)|(?:la |mi )?(?:cita|reserva|reservaci[oó]n|mesa) es para|name",
].join('|');
const opening = new RegExp(`^(?:${hello}[\\s,.!:]+)*(?:${introduction})(?=[\\s:,])[\\s:,]*`, 'iu');
const greetings = new RegExp(
  `^(?:${hello}[,.!:]+\\s*|(?:hola|buenas|buenos d[ií]as|buenas tardes|buenas noches|hi|hello|hey)\\s+)+(?=\\p{L})`,
  'iu',
);
const closing =
  /[\s,.;!]+(?:por favor|porfa(?:vor)?|gracias|muchas gracias|mucho gusto|a (?:sus|tus) [oó]rdenes|para servirle|pa(?:ra)? servirte|please|pls|plis|porfis|thanks|thank you|cheers|encantad[oa]|un gusto|un placer|saludos|nom[aá]s|nice to meet you|here|speaking|jaja\w*|ok|vale|po|pues)[\s.!]*$/iu;
const wish =
  /^(?:quiero|quisiera|queria|quería|necesito|busco|me gustar[ií]a|deseo|puedo|i want|i need|i would like|i'd like|can i|could i|please)\b/iu;
/** Words that sentences have and names do not, unless they are written with a capital letter inside a name. */
const sentenceWords = new Set(
  (
    'a al ante con contra desde en entre hacia hasta para por segun sin sobre un una unos unas lo le les me te se nos su sus mi mis tu tus yo usted ustedes este esta ese esa eso esto que quien cual cuando donde como porque pero si no ni ya muy mas menos tambien tampoco siempre nunca otra otro otros mismo misma solo nada nadie algo alguien todo todos ahora hoy aqui ahi alla es era fue ser estar estoy estan hay tengo tiene tienes tenemos quiero quiere quieres quieren quisiera necesito puedo puede puedes dije dijo dice digo dame doy voy vas vamos vengo hago hacer busco prefiero importa cita reserva turno mama papa hijo hija esposo esposa novio novia amigo amiga hermano hermana luego despues ahorita manana tarde cuanto cuesta precio precios horario horarios asesor asesora humano agente informacion anonimo anonima pregunta preguntas apellido apellidos nombre vez dar decir saber hablo hablar nomas cliente clienta nuevo nueva alergico alergica diabetico diabetica embarazada paciente alumno alumna estudiante frecuente vegetariano vegetariana vegano vegana proveedor proveedora turista extranjero extranjera soltero soltera casado casada hombre mujer tarjeta efectivo transferencia ' +
    'the an i you it we they my your his her this that is are was be am do does did have has will would can could should not and or but if for to on at by with from about just only already later why what who how when where need want tell telling give put say said know get got guest friend wife husband mom mum dad son daughter person someone somebody human people representative appointment booking nobody none nothing same last next rather private whatever guess speaking here new looking cash card problem sounds good fine great please today tomorrow tonight personas adivina adivine whoever'
  ).split(' '),
);
const laughter =
  /^(?:(?:ja|je|ji|ha|he){2,}j?|lol|idk|x+|asdf\w*|qwe\w*|zxc\w*|n\/?a|nada|nadie|yo|me|mi|anon\w*|nobody|whatever)$/;
/** `¿qué tal?` before something else asks nothing. */
const greetingQuestion = new RegExp(`^(?:${hello}[\\s,.!:]+)+(?=\\p{L})`, 'iu');
/** What follows may be a name or a thing: only capital letters tell. */
const loose = /^(?:con \S+ \S+ \S|[\p{L}' ]{0,40}(?:(?: is|'s) (?:for|under)|es para) )/iu;
const article = /^(?:el|la|the)\s+(?=\p{L})/iu;
const noNames = new Set(
  'hola buenas buenos dias tardes noches hi hello hey ok gracias ninguno ninguna adios yes thanks'
    .split(' ')
    .concat([
      ...[
        'buenos dias',
        'buenas tardes',
        'buenas noches',
        'buen dia',
        'muchas gracias',
        'q tal',
        'que tal',
        'hola que tal',
        'na que ver',
      ],
      ...['good morning', 'good afternoon', 'good evening', 'thank you'],
    ]),
);

/** Reads a person's name: without `soy`, `me llamo`, greetings and thanks. None for questions, greetings and what has digits or `@`. */
export function readName(answer: string): Reading<string> {
  const text = withoutInvisible(answer.slice(0, longestRead)).normalize('NFC').replace(/\s+/g, ' ').trim();
  if (text === '' || noNames.has(foldedPhrase(text))) return none('NOTHING');
  if (isQuestion(text.replace(greetingQuestion, '')) || wish.test(text) || /[@#/\\<>{}=]/.test(text))
    return none('NOTHING');
  const name = stripped(text);
  if (!opening.test(text) && readYesNo(name).kind === 'read') return agreed(name);
  const isDoubtful =
    /^\p{L}+(?: (?:y|e|and) |,? ?& ?)\p{L}+$/u.test(name) ||
    /&|, ?(?:de|del|la|el|from|the) /i.test(name) ||
    /^\p{Lu}.*, ?\p{Ll}/u.test(name);
  if (loose.test(text) && !isCapital(name)) return isName(name) ? unsure('MORE_WORDS', [name]) : none('NOTHING');
  if (isName(name)) return name.split(' ').length > 7 || isDoubtful ? unsure('MORE_WORDS', [name]) : read(name);
  // Digits beside a name are something else, such as a phone number; digits inside of a word make it no name.
  const beginning = stripped(
    text
      .replace(/(?<!\p{L})\d[\d\s().+-]*(?!\p{L})/gu, ' ')
      .replace(/(?:[,;.(]| y | and | pero | but ).*$/i, '')
      .trim(),
  );
  const isIntroduced = opening.test(text) || /[\d,;]/.test(text);
  return isIntroduced && beginning.split(' ').length < 5 && isName(beginning)
    ? unsure('MORE_WORDS', [beginning])
    : none('NOTHING');
}

/** Words of agreement that are names too. */
const agreeingNames = new Set('simon simona vale dale bueno joya linda'.split(' '));

/** `perfecto`, `ok`; but `Simón` is a name, and `vale` may be one. */
function agreed(name: string): Reading<string> {
  const folded = foldedPhrase(name);
  if (!agreeingNames.has(folded)) return none('NOTHING');
  return folded.startsWith('simon') && isCapital(name) ? read(name) : unsure('MORE_WORDS', [name]);
}

function isName(name: string): boolean {
  const folded = foldedPhrase(name);
  if (!/\p{L}/u.test(name) || /\d/.test(name) || noNames.has(folded)) return false;
  if (laughter.test(foldText(name).replace(/[^a-z/]/g, ''))) return false;
  if (/^de /.test(name)) return false;
  const words = name.split(/[\s,]+/);
  if (/^(?:ja|je|ji|ha|he){2,}j?$/.test(foldText(words[0] ?? ''))) return false;
  const isTitled = isCapital(words[0] ?? '') && isCapital(words[1] ?? '');
  return words.every((word, at) => !isOfSentence(word, at === 0 && !isTitled) && !isMashed(foldText(word)));
}

function isCapital(word: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(word);
}

/** A word of sentences in small letters, or the first word, which may have a capital letter in a sentence too. */
function isOfSentence(word: string, isFirst: boolean): boolean {
  const isBoth = isCapital(word) && /^(?:Will|Al|Cash|Cuesta|Good)$/.test(word);
  return !isBoth && (!isCapital(word) || isFirst) && sentenceWords.has(foldedPhrase(word));
}

/** `asdfghjkl`, `sdkfjh`: six letters without a vowel one after the other, a long word without any, or one letter four times. */
function isMashed(word: string): boolean {
  return /[bcdfghjklmnpqrstvwxz]{6}|^[bcdfghjklmnpqrstvwxz]{5,}$/.test(word) || /(.)\1{3}/.test(word);
}

function isQuestion(text: string): boolean {
  return isQuestionLike(text) && !/^(?:is|can|do)\b/i.test(text.replace(/[?¿]/g, '?').includes('?') ? '' : text);
}

function stripped(text: string): string {
  const named = text
    .replace(opening, '')
    .replace(/^(?:under|a nombre de) /i, '')
    .replace(/^(?:con (?:mucho )?gusto|claro|s[ií]|ok|okay|bueno|pues|sure|yes)[\s,.]+(?=\p{L})/iu, '');
  const bare = (named === text ? text.replace(greetings, '') : named.replace(article, '')).trim();
  const polite = bare.replace(closing, '').replace(closing, '').trim();
  const joined = polite
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}/gu, '')
    .replace(/,? (?:y )?(?:mi )?apellidos?(?: es| son)? /iu, ' ')
    .trim();
  // A letter with a point is an initial, and `Jr.` an abbreviation: `Mariana R.`
  return joined
    .replace(/^["'«“(]+|(?<!(?:^| )(?:\p{Lu}|[JS]r))["'»”).,;:!]+$|(?<= (?:\p{Lu}|[JS]r)\.)["'»”),;:!.]+$/gu, '')
    .trim();
}
