import { months, weekdays } from '../moment/vocabulary.js';
import { ordinalOf } from '../numerals.js';
import { plainAnswer } from '../plain.js';
import { none, read, unsure, type Reading } from '../reading.js';
import { amountsOf, tokensOf, type Amount, type NumberPlace, type Token } from './amounts.js';

export type { NumberPlace } from './amounts.js';

const fillers = new Set(
  (
    'll ve re s m d budget a al el la los las lo un una unos unas uno de del para por en con que y e o u es son soy somos seriamos seremos vamos iremos iriamos van ser seria serian como aprox aproximadamente mas_o_menos alrededor cerca ' +
    'tengo tenemos tiene cumplo cumpli quiero quisiera necesito necesitamos queremos mi me mis nos nosotros favor porfa porfavor gracias solo solamente nada_mas unicamente nomas pues bueno si ok hola total cantidad numero edad creo digamos ya ahora hoy seguro claro exactamente exacto justo perfecto entonces te le doy pongo diria puntos ' +
    'i im am is are we us our the of for in to it its about around approximately roughly just only have has need want would like please thanks thank you number total my age think say exactly and or be will there id well people_of ' +
    'familia family grupo group table party book reservar reserva mesa apartar cuenta presupuesto pagar cuesta costo precio gasto valor monto importe pon ponle ponme pone poneme ponga ponga ponganos anota anotame apunta apuntame dale deme dame mete nosotras andamos saldria pa pal yo calculo calculamos calcule ir iran irian vendran vendrian ellos puros puras meros nadamas'
  ).split(' '),
);
const limits =
  /^(?:mas de|menos de|mayor a|menor a|over|under|more than|less than|fewer than|at least|at most|al menos|minimo|maximo|hasta|up to|casi|almost|nearly|mayor que|menor que|por lo menos|como maximo|como minimo|desde|a partir de)$/;
const limitWords = new RegExp(`(?:^|[^a-z])${limits.source.slice(4, -2)} (?:las?|los?|unos|unas)? ?$`);
const corrections = /\b(?:digo|perdon|mejor|sino|corrijo|i mean|sorry|actually|rather|make it|make that)\b/;
const negation = /\b(?:no|not|ni|nunca|never|except|excepto|salvo|menos de)\b/;
const noUnits = new Set(
  'ish mas chingo chingos friego buti bola bonche monton montonal titipuchal toco banda manana tomorrow cuarto cuartos tercio tercios quinto quintos monton poco pocos poquito rato chorro quarters quarter thirds third bit few lot'.split(
    ' ',
  ),
);

/** Words of dates and of parts are no units: `el 5 de mayo`, `4 mañana`. */
function isNoUnit(word: string): boolean {
  return noUnits.has(word) || (word.length > 3 && (Object.hasOwn(months, word) || Object.hasOwn(weekdays, word)));
}

/** Words that leave the number open. */
const doubt =
  /\b(?:maybe|perhaps|probably|possibly|quiza|quizas|tal vez|a lo mejor|igual y|capaz|no se si|not sure|no estoy segur[oa])\b/;

/** `ninguno, o sea cero`: the same again. */
const restated = /\b(?:o ?sea|es decir|that is|in other words|(?<!or )so)\b/g;
/** Whom a number includes does not change it, unless they are a number too. */
const included =
  /(?<!\b(?:no|not|sin|without|ni) (?:ya )?)\b(?:contando(?! con| desde)|incluyendo|incluid[oa]s?|counting|including|con todo y) [^\d]*$/;

/** What an amount is paid for does not change it. */
const rates =
  /\b(?:al|por|a la|per|an?|each|cada) (?:mes|semana|ano|dia|noche|persona|hora|month|week|year|day|night|person|hour|head)\b/g;
const isHour = /(?:^| )(?:a las?|at)$/;
const nothing = /^(?:ningun[oa]?|nadie|nada|none|nobody|no one|nothing)$/;
const ordinalSuffix = /^(?:ra|ro|do|da|to|ta|mo|ma|er|o|a|st|nd|rd|th)$/;
const dateOrTime = /\d ?[:/] ?\d|\d-\d+-\d/;

/** A number that is read the same in every country, and the usual answer. */
const isSmall = /^[1-9]\d{0,2}$/;

/**
 * Reads the one number of a whole answer: `1,200.50`, `$1,200`, `3 personas`, `dos mil`, `2 docenas`, `dos y medio`, `menos 5`.
 * Unsure for several numbers (`20 30`, `2 o 3`), limits (`más de 5`), places (`3ra`) and more words than a unit.
 */
export function readNumber(answer: string, place: NumberPlace): Reading<number> {
  if (isSmall.test(answer)) return read(Number(answer));
  const whole = plainAnswer(answer)
    .replace(/\bmas o menos\b/g, 'aprox')
    .replace(/\bnada mas\b/g, 'solo')
    .replace(/\bpor ciento\b/g, '%')
    .replace(restated, ' ')
    .replace(rates, ' ');
  const text = withoutIncluded(whole, place);
  if (nothing.test(text)) return unsure('MORE_WORDS', [0]);
  const tokens = tokensOf(text);
  const found = amountsOf(tokens, place);
  if (found === null) return none('INVALID');
  const amounts = counting(found, tokens);
  const [amount, ...others] = latest(amounts, tokens);
  if (!amount) return none('NOTHING');
  const values = [...new Set([amount, ...others].map(({ value }) => value))];
  if (dateOrTime.test(withoutFractions(text))) return unsure('MORE_WORDS', []);
  const isInWords = ({ from }: Amount): boolean => tokens[from]?.kind === 'word';
  const isDoubled = others.some(
    (other, at) => other.from === [amount, ...others][at]?.to && isInWords(other) === isInWords(amount),
  );
  const isAdded = others.length > 0 && /\d (?:y|and|mas|plus) \d/.test(text);
  if (values.length > 1 || isDoubled || isAdded) return unsure('SEVERAL', values.slice(0, 4));
  return judged(amount, tokens, amounts.length > 1 + others.length);
}

function withoutIncluded(text: string, place: NumberPlace): string {
  const clause = included.exec(text)?.[0];
  return clause !== undefined && amountsOf(tokensOf(clause), place)?.length === 0
    ? text.slice(0, -clause.length)
    : text;
}

function judged(amount: Amount, tokens: readonly Token[], isCorrected: boolean): Reading<number> {
  const before = tokens
    .slice(0, amount.from)
    .map(({ text }) => text)
    .join(' ');
  const after = tokens.slice(amount.to).map(({ text }) => text);
  const [next = ''] = after;
  if (limitWords.test(before.endsWith(' ') ? before : `${before} `)) return unsure('RANGE', [amount.value]);
  if (
    /^(?:o mas|o menos|y (?:tant[oa]s?|pico|piquito|cacho|feria|algo|pocos)|mas \w+|y?pico|or more|or less|or so|or thereabouts|something|odd|plus)\b|^\+/.test(
      after.join(' '),
    )
  )
    return unsure('RANGE', [amount.value]);
  if (ordinalSuffix.test(next) && tokens[amount.to - 1]?.kind === 'digits' && (after.length === 1 || next.length > 1))
    return unsure('MORE_WORDS', [amount.value]);
  if (/^(?:[a-z]+ )?(?:como )?(?:maximo|minimo|max|min|tops|at most|at least)$/.test(after.join(' ')))
    return unsure('RANGE', [amount.value]);
  if (isHour.test(before)) return unsure('MORE_WORDS', [amount.value]);
  if (isCorrected) return read(amount.value);
  const said = tokens.map(({ text }) => text).join(' ');
  if (negation.test(before) || /\b(?:no|not)\b/.test(after.join(' ')) || corrections.test(said) || doubt.test(said))
    return unsure('MORE_WORDS', [amount.value]);
  const left = tokens
    .filter(({ kind }, at) => kind === 'word' && (at < amount.from || at >= amount.to))
    .map(({ text }) => text);
  const strange = left.filter((word) => !fillers.has(word) && !(amount.value === 0 && nothing.test(word)));
  // A noun right after the number is its unit, whatever it is.
  const noun = after.find((word) => strange.includes(word) && !isNoUnit(word));
  const unit = noun === undefined ? 0 : 1;
  const second = unit === 1 && after.length === 2 && strange.length === 2 ? 1 : 0;
  const isPlace = left.some((word) => ordinalOf(word) !== null);
  const isWhole = strange.length - unit - second <= (isMoney(strange) ? strange.length : 0) && !isPlace;
  return isWhole ? read(amount.value) : unsure('MORE_WORDS', [amount.value]);
}

const money =
  /^(?:varitos|baros|mangos?|guita|plata|lana|lucas?|luquitas?|bucks|quid|pavos|grand|mxn|usd|ars|clp|cop|pen|eur|uyu|mn|dls|dlls|dolares?|dollars?|pesos?|euros?|soles?|bucks|us|s|r|q|l|c|bs|bolivianos|quetzales|colones|guaranies|reales|varos|mxp|m|n)$/;

function isMoney(words: readonly string[]): boolean {
  return words.every((word) => money.test(word));
}

/** `una mesa para 4`: an article counts nothing beside another number, unless it is joined by `y`. */
function counting(amounts: readonly Amount[], tokens: readonly Token[]): Amount[] {
  if (amounts.length < 2) return [...amounts];
  return amounts.filter(
    ({ isArticle, from }) => !isArticle || /^(?:y|e|o|u|and|or|mas|plus)$/.test(tokens[from - 1]?.text ?? ''),
  );
}

/** Of numbers that correct each other (`3, no, 4`; `3, digo 4`), the last. */
function latest(amounts: readonly Amount[], tokens: readonly Token[]): Amount[] {
  const [first, second] = amounts;
  if (amounts.length !== 2 || !first || !second) return [...amounts];
  const between = tokens
    .slice(first.to, second.from)
    .map(({ text }) => text)
    .join(' ');
  const before = tokens
    .slice(0, first.from)
    .map(({ text }) => text)
    .join(' ');
  const isCorrected =
    corrections.test(between) ||
    /^[^a-z]*(?:ah |ay |uy )?(?:no|nop)\b/.test(between) ||
    /^(?:no|not)(?: son| somos| the| it s| its)?$/.test(before);
  return isCorrected ? [second] : [...amounts];
}

function withoutFractions(text: string): string {
  return text.replace(/\b\d{1,2}[/⁄][2348]\b(?![/\d])/g, '');
}
