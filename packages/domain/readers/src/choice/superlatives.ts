import { read, unsure, type Reading } from '../reading.js';
import type { Label } from './labels.js';
import { timedLabels } from './numbers.js';
import { spansOf } from './spans.js';

const superlative =
  /\b(?:mas|menos|a (?:primera|ultima) hora|tempranito|first thing|mayor|menor|lowest|economic[oa]|baratit[oa]|mejor|peor|barat[oa]s?|car[oa]s?|grandes?|chic[oa]s?|cheap(?:est)?|larg(?:est|er)|big(?:gest)?|small(?:est)?|best|worst|most|least|long(?:est)?|short(?:est)?|earl(?:y|iest)|lat(?:e|est)|temprano)\b/;
const cheapest =
  /\b(?:mas (?:barat|economic)\w*|menos (?:car\w*|cuest[ea])|(?:de )?(?:menor|mas bajo) (?:precio|costo)|cheapest|least expensive|lowest price)\b/;
/** Alone, such a word names the cheapest. */
const cheap =
  /^(?:(?:el|la|lo|uno|una|algo|mas bien|the|quiero|dame|plan|paquete|one|option) )*(?:barat(?:it)?[oa]|economic[oa]|cheap(?:er)?)(?: (?:one|option|porfa|por favor|please))*$/;
const dearest = /\b(?:mas (?:car)\w*|most expensive|priciest)\b/;
const earliest =
  /\b(?:mas (?:temprano|temprana|pronto|cercan[oa])|earliest|soonest|lo antes posible|cuanto antes|a primera hora|tempranito|first thing)\b/;
const latest = /\b(?:(?:l[ao]|el) mas (?:tarde|tardia|noche)|a ultima hora|latest)\b/;
const longest = /\b(?:mas (?:larg[oa]|tiempo)|longest)\b/;
const shortest = /\b(?:mas (?:cort[oa]|breve)|menos tiempo|shortest)\b/;
const largest = /\b(?:mas grande|grandota?|biggest|largest)\b|^(?:quiero )?(?:la|el) mayor$/;
const smallest = /\b(?:mas (?:chic[oa]|chiquit[oa]|peque\w*)|smallest)\b|^(?:quiero )?(?:la|el) menor$/;
/** `el segundo más caro` is not the dearest. */
const counted = /\b(?:segund|tercer|second|third)\w* (?:mas|menos|most|least|\w+est)\b/;
const priceSign = /[$€£]|\bS\/|\b(?:pesos|mxn|usd|soles)\b/i;
const aroundSize = /^(?:(?:el|la|un|una|the|a|size|talla|tamano|de|quiero|i want) )+/;
/** Sizes in order. */
const sizes: readonly RegExp[] = [
  /^(?:xs|extra chic[oa]|mini)$/,
  /^(?:s|small|little|chic[oa]|chiquit[oa]|pequen[oa]|pequenit[oa]|individual)$/,
  /^(?:m|medium|median[oa])$/,
  /^(?:l|large|larger|big|bigger|grande|grandota?)$/,
  /^(?:xl|extra grande|extra large|familiar|jumbo|gigante)$/,
];

const partsOfDay: readonly RegExp[] = [
  /^(?:mananas?|mornings?)$/,
  /^(?:mediodia|noon|midday)$/,
  /^(?:tardes?|afternoons?)$/,
  /^(?:noches?|evenings?|nights?)$/,
];

/** Whether a text compares: such a word is no name of a choice unless a label has one too. */
export function isSuperlative(text: string): boolean {
  return superlative.test(text);
}

/** The first or last of labels that have an order: times, prices, sizes; null where they have none. */
export function bySuperlative(text: string, labels: readonly Label[]): Reading<string> | null {
  if (counted.test(text)) return unsure('MORE_WORDS', []);
  if (earliest.test(text)) return extreme(timesOf(labels), 'LEAST');
  if (latest.test(text)) return extreme(timesOf(labels), 'MOST');
  if (cheapest.test(text) || cheap.test(text)) return extreme(pricesOf(labels), 'LEAST');
  if (dearest.test(text)) return extreme(pricesOf(labels), 'MOST');
  if (longest.test(text)) return extreme(lengthsOf(labels), 'MOST');
  if (shortest.test(text)) return extreme(lengthsOf(labels), 'LEAST');
  if (largest.test(text)) return extreme(sizesOf(labels), 'MOST');
  return smallest.test(text) ? extreme(sizesOf(labels), 'LEAST') : bySize(text, labels);
}

/** `pequeña` for `Chica`, `the big one` for `Large`, `size m` for `Medium`; a word is no letter: `mediana` is not `M`. */
function bySize(text: string, labels: readonly Label[]): Reading<string> | null {
  const ranked = sizesOf(labels);
  const word = text.replace(aroundSize, '').replace(/ (?:one|size|porfa|por favor|please)$/, '');
  const size = sizes.findIndex((names) => names.test(word));
  if (ranked === null || size < 0) return null;
  const [only, ...more] = ranked.filter(({ rank }) => rank === size);
  const label = labels.find(({ id }) => id === only?.id);
  const isLetter = label !== undefined && label.phrase.length < 3;
  return only && more.length === 0 && (!isLetter || word.length < 3) ? read(only.id) : null;
}

type Ranked = readonly { id: string; rank: number }[] | null;

function extreme(ranked: Ranked, end: 'LEAST' | 'MOST'): Reading<string> | null {
  if (ranked === null) return null;
  const sorted = ranked.toSorted((a, b) => (end === 'LEAST' ? a.rank - b.rank : b.rank - a.rank));
  const [first, second] = sorted;
  return first && first.rank !== second?.rank ? read(first.id) : null;
}

function timesOf(labels: readonly Label[]): Ranked {
  if (timedLabels(labels).length < labels.length) return partsOf(labels);
  return labels.map(({ id, time }) => ({ id, rank: Number(time.replace(':', '')) }));
}

/** Parts of the day in order; labels that are none, such as `Sin preferencia`, are left out. */
function partsOf(labels: readonly Label[]): Ranked {
  const ranked = labels.flatMap(({ id, words }) => {
    const rank = partsOfDay.findIndex((part) => words.some((word) => part.test(word)));
    return rank < 0 ? [] : [{ id, rank }];
  });
  return ranked.length > 1 && ranked.length >= labels.length - 1 ? ranked : null;
}

function pricesOf(labels: readonly Label[]): Ranked {
  if (!labels.every(({ raw, numbers }) => numbers.length === 1 && priceSign.test(raw))) return null;
  return labels.map(({ id, numbers: [rank = 0] }) => ({ id, rank }));
}

function lengthsOf(labels: readonly Label[]): Ranked {
  const spans = spansOf(labels);
  return spans?.length === labels.length ? spans.map(({ id, span }) => ({ id, rank: span.length })) : null;
}

function sizesOf(labels: readonly Label[]): Ranked {
  const sized = labels.map(({ id, phrase }) => ({ id, rank: sizes.findIndex((size) => size.test(phrase)) }));
  return sized.length > 1 && sized.every(({ rank }) => rank >= 0) ? sized : null;
}
