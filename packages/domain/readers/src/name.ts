import { foldedPhrase } from '@tertulia/words';
import { longestRead, withoutInvisible } from './plain.js';
import { isQuestionLike } from './question.js';
import { none, read, unsure, type Reading } from './reading.js';

const opening =
  /^(?:(?:hola|buenas|buenos d[ií]as|buenas tardes|buenas noches|buen d[ií]a|hi|hello|hey|claro|s[ií]|ok|okay|bueno|pues|sure|yes|mucho gusto)[\s,.!:]+)*(?:(?:yo )?(?:soy|es|me llamo|me dicen|me puedes? (?:decir|llamar)|puedes? (?:decirme|llamarme))|mi nombre(?: completo)? es|mi nombre|(?:est[aá] |va |la reserva (?:es |va )?|ser[ií]a )?a nombre de|de parte de|nombre|(?:yes,? )?(?:i am|i'm|im)|(?:my|the) name(?:'s| is)|this is|it's|its|(?:you can )?call me|(?:under |in )the name(?: of)?|name)(?=[\s:,])[\s:,]*/iu;
const greetings = /^(?:(?:hola|buenas|buenos d[ií]as|buenas tardes|buenas noches|hi|hello|hey)[\s,.!]+)+(?=\p{L})/iu;
const closing =
  /[\s,.;!]+(?:por favor|porfa(?:vor)?|gracias|muchas gracias|mucho gusto|a sus [oó]rdenes|please|thanks|thank you|encantad[oa]|un gusto)[\s.!]*$/iu;
const wish =
  /^(?:quiero|quisiera|queria|quería|necesito|busco|me gustar[ií]a|deseo|puedo|i want|i need|i would like|i'd like|can i|could i|please)\b/iu;
const article = /^(?:el|la|the|don|do[nñ]a|se[nñ]or(?:a|ita)?|sr|sra|srta|mr|mrs|ms)\.?\s+(?=\p{L})/iu;
const noNames = new Set(
  'hola buenas buenos dias buenas tardes buenas noches hi hello hey ok si no gracias nada ninguno ninguna no se que para que por que adios quiero una cita no quiero prefiero no decir no te dire yes thanks nothing why'
    .split(' ')
    .concat([
      'buenos dias',
      'buenas tardes',
      'buenas noches',
      'muchas gracias',
      'no quiero',
      'prefiero no decirlo',
      'no te importa',
      'no gracias',
      'para que',
      'por que',
      'no se',
      'que tal',
      'hola que tal',
      'buen dia',
      'no thanks',
      'good morning',
      'good afternoon',
    ]),
);

/** Reads a person's name: without `soy`, `me llamo`, greetings and thanks. None for questions, greetings and what has digits or `@`. */
export function readName(answer: string): Reading<string> {
  const text = withoutInvisible(answer.slice(0, longestRead)).normalize('NFC').replace(/\s+/g, ' ').trim();
  if (text === '' || noNames.has(foldedPhrase(text))) return none('NOTHING');
  if (isQuestion(text) || wish.test(text) || /[@#/\\<>{}=]|\d/.test(text)) return none('NOTHING');
  const name = stripped(text);
  if (!/\p{L}/u.test(name) || noNames.has(foldedPhrase(name))) return none('NOTHING');
  const words = name.split(' ').length;
  return words > 7 ? unsure('MORE_WORDS', [name]) : read(name);
}

function isQuestion(text: string): boolean {
  return isQuestionLike(text) && !/^(?:is|can|do)\b/i.test(text.replace(/[?¿]/g, '?').includes('?') ? '' : text);
}

function stripped(text: string): string {
  const named = text.replace(opening, '').replace(/^(?:claro|s[ií]|ok|okay|bueno|pues|sure|yes)[\s,.]+(?=\p{L})/iu, '');
  const bare = (named === text ? text.replace(greetings, '') : named.replace(article, '')).trim();
  const polite = bare.replace(closing, '').replace(closing, '').trim();
  const joined = polite
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}/gu, '')
    .replace(/,? (?:y )?(?:mi )?apellidos?(?: es| son)? /iu, ' ')
    .trim();
  return joined.replace(/^["'«“(]+|["'»”).,;:!]+$/gu, '').trim();
}
