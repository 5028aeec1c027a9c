import { foldText } from '@tertulia/words';
import { withoutInvisible } from './plain.js';
import { isQuestionLike } from './question.js';
import { none, read, unsure, type Reading } from './reading.js';

const courtesy = '(?:hola|buenas|claro|s[ií]|ok|okay|bueno|dale|listo|pues|mira|sure|yes|hi|hello)';
const introduction = [
  '(?:(?:mi|la|nuestra|te (?:paso|dejo|mando)(?: mi| la)?|le (?:paso|dejo|mando)(?: mi| la)?|esta es mi|aqu[ií] (?:est[aá] )?(?:mi|la)) )?(?:direcci[oó]n|domicilio|ubicaci[oó]n)(?: de (?:entrega|env[ií]o))?(?: (?:exacta|completa))?(?: (?:es|ser[ií]a|queda)(?: en)?)?',
  '(?:yo )?(?:vivo|vivimos|estoy|estamos|me encuentro|nos encontramos|me ubico|queda|quedo|est[aá] ubicad[oa]|ubicad[oa]s?|es|ser[ií]a|mi casa (?:es|queda|est[aá])) (?:en|por|sobre)',
  '(?:m[aá]nda(?:lo|la|melo|mela)?|mandal[oa]|env[ií]a(?:lo|la|melo|mela)?|enviar|entr[eé]ga(?:lo|la)?|entregar|llevar|ll[eé]va(?:lo|la)|tr[aá]elo|a domicilio) (?:a|en)',
  "(?:my|the|our) (?:delivery )?address is|(?:i|we) live (?:at|in|on)|(?:send|deliver|ship) (?:it |this )?to|(?:i am|i'm|we are|we're|it's|it is) (?:at|in|on)|address(?: is)?",
].join('|');
const road =
  'calle|c/|cl|cll|cle|av|avda|avenida|ave|bulevar|boulevard|blvd|blv|calzada|calz|carrera|cra|cr|kra|kr|carretera|autopista|camino|diagonal|diag|transversal|transv|tv|circular|callej[oó]n|cerrada|cda|privada|priv|prolongaci[oó]n|prol|circuito|paseo|pasaje|psje|pje|jir[oó]n|jr|jir|malec[oó]n|alameda|ronda|rambla|plaza|plazuela|glorieta|v[ií]a|vereda|andador|ruta|parque|rancho|hacienda|ejido|finca|parcela|traves[ií]a|gran v[ií]a|cuesta|portal|retorno|esquina';
const place =
  'colonia|col|barrio|bo|fraccionamiento|fracc|urbanizaci[oó]n|urb|residencial|conjunto|condominio|unidad|villa|pueblo|poblaci[oó]n|manzana|mza|mz|lote|lt|edificio|edif|torre|bloque|block|departamento|depto|dpto|depa|apto|apartamento|interior|int|piso|casa|local|oficina|of|sector|supermanzana|smz|km|kil[oó]metro|cp|c\\.p|esquina|esq';
const english =
  'street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|boulevard|blvd|way|place|pl|terrace|square|sq|close|crescent|highway|hwy|parkway|pkwy|apartment|apt|suite|ste|unit|flat|floor|house|po box';
const opening = new RegExp(
  `^(?:${courtesy}[\\s,.!:]+)*(?:${introduction}|(?:es|ser[ií]a|it's|it is)(?= (?:(?:${road})[. ]|\\d)))\\s*[:,]?\\s+`,
  'iu',
);
const article = new RegExp(`^(?:(?:en|a|por|sobre|at|on|in) )?(?:(?:la|el|the) )?(?=(?:${road})\\.? )`, 'iu');
/** With a name or a number behind it: `parque` alone is no address. */
const isRoad = new RegExp(`(?<![\\p{L}\\d])(?:${road})(?![\\p{L}])[.,]? *[\\p{L}\\d#]`, 'iu');
const isPlace = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:${place})(?![\\p{L}])[.,]? *[\\p{L}\\d#]|(?<=\\p{L} )(?:${english})(?![\\p{L}]))`,
  'iu',
);
const reference =
  /\b(?:frente al?|enfrente|al lado|a un lado|a una cuadra|a \w+ cuadras|junto al?|atras de|detras de|entre \S+.* y|esquina|esq|referencia|ref|pasando|antes de|next to|across from|opposite|behind|near|corner of)\b/;
/** Says that no address is given, or that it is given later. */
const refusal =
  /\b(?:no (?:quiero|voy|te|se|la|lo|tengo|puedo|doy|me|hace|es)|prefiero no|luego|despues (?:te|se|les?)|al rato|mas tarde|ahorita (?:te|se|les?)|te la (?:paso|mando|doy)|se la (?:paso|mando|doy)|(?:ya )?la (?:tienen|tienes|misma|de siempre)|lo mismo|para que|por que|aqui cerca|por aqui|por ahi|cerca de ustedes|en mi casa|mi casa|paso (?:yo|a|por)|yo (?:paso|voy)|recojo|recoger|retiro|retirar|a la vuelta|(?:tu|su) (?:local|tienda|negocio)|en la tienda|ubicacion despues|te mando|se la mando|i dont|i wont|i d rather|rather not|not telling|later|why|none of your|de siempre|as usual|same as|same one|pick it up|around here|nearby|my (?:house|place))\b/;

/**
 * Reads an address as one line; lines and references are joined by commas. None for questions, refusals and texts without a letter;
 * unsure where neither a number nor a word of streets or places is said.
 */
export function readAddress(answer: string): Reading<string> {
  const line = oneLine(answer);
  if (!/\p{L}/u.test(line) || /[?¿]/.test(line)) return none('NOTHING');
  const named = line.replace(opening, '');
  const bare = (isRoad.test(named) ? named.replace(article, '') : named)
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}/gu, '')
    .replace(/[.,;!\s]+$/, '');
  const address = withoutCourtesy(bare);
  const folded = foldText(address).replace(/['’]/g, ' ');
  const isNamed = isRoad.test(address) || isPlace.test(address);
  const hasNumber = /\d/.test(address) && /\p{L}{2}/u.test(address);
  if (!isNamed && !hasNumber && (refusal.test(folded) || isQuestionLike(address))) return none('NOTHING');
  if (!/\p{L}/u.test(address) || (refusal.test(folded) && !hasNumber && !isRoad.test(address))) return none('NOTHING');
  return isNamed || hasNumber || reference.test(folded) ? read(address) : unsure('MORE_WORDS', [address]);
}

function oneLine(answer: string): string {
  return withoutInvisible(answer.slice(0, 500))
    .normalize('NFC')
    .split(/\s*\n\s*/)
    .map((part) => part.trim().replace(/[,;]+$/, ''))
    .filter((part) => part !== '')
    .join(', ')
    .replace(/\s+/g, ' ');
}

const closing =
  /[\s,.;!]+(?:por favor|porfa(?:vor)?|porfis|(?:muchas )?gracias|saludos|ok|vale|please|pls|thanks|thank you|cheers)$/i;

function withoutCourtesy(text: string): string {
  return text
    .replace(closing, '')
    .replace(closing, '')
    .replace(/[.,;!\s]+$/, '');
}
