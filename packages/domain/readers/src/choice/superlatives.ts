import { read, type Reading } from '../reading.js';
import type { Label } from './labels.js';
import { timedLabels } from './numbers.js';

const superlative =
  /\b(?:mas|menos|mejor|peor|barat[oa]s?|car[oa]s?|grandes?|chic[oa]s?|cheap(?:est)?|larg(?:est|er)|big(?:gest)?|small(?:est)?|best|worst|most|least|long(?:est)?|short(?:est)?|earl(?:y|iest)|lat(?:e|est)|temprano)\b/;
const cheapest = /\b(?:mas (?:barat|economic)\w*|menos car\w*|cheapest|least expensive)\b/;
const dearest = /\b(?:mas (?:car)\w*|most expensive|priciest)\b/;
const earliest = /\b(?:mas (?:temprano|temprana|pronto|cercan[oa])|earliest|soonest|lo antes posible|cuanto antes)\b/;
const latest = /\b(?:(?:l[ao]|el) mas (?:tarde|tardia|noche)|latest)\b/;
const largest = /\b(?:mas grande|grandota?|biggest|largest)\b/;
const smallest = /\b(?:mas (?:chic[oa]|chiquit[oa]|peque\w*)|smallest)\b/;
const priceSign = /[$€£]|\bS\/|\b(?:pesos|mxn|usd|soles)\b/i;
/** Sizes in order. */
const sizes: readonly RegExp[] = [
  /^(?:xs|extra chic[oa]|mini)$/,
  /^(?:s|small|chic[oa]|pequen[oa]|individual)$/,
  /^(?:m|medium|median[oa])$/,
  /^(?:l|large|grande)$/,
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
  if (earliest.test(text)) return extreme(timesOf(labels), 'LEAST');
  if (latest.test(text)) return extreme(timesOf(labels), 'MOST');
  if (cheapest.test(text)) return extreme(pricesOf(labels), 'LEAST');
  if (dearest.test(text)) return extreme(pricesOf(labels), 'MOST');
  if (largest.test(text)) return extreme(sizesOf(labels), 'MOST');
  return smallest.test(text) ? extreme(sizesOf(labels), 'LEAST') : null;
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

function sizesOf(labels: readonly Label[]): Ranked {
  const sized = labels.map(({ id, phrase }) => ({ id, rank: sizes.findIndex((size) => size.test(phrase)) }));
  return sized.length > 1 && sized.every(({ rank }) => rank >= 0) ? sized : null;
}
