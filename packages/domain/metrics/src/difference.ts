import type { Rate } from './rates.js';

/** What two rates of conversations say about each other. */
export type Verdict = 'CAN_BE_CHANCE' | 'IS_NOT_CHANCE' | 'TOO_FEW';

export interface RateDifference {
  verdict: Verdict;
  /** The first rate minus the second; null if one of them has no value. */
  difference: number | null;
  /** The true difference is between these with a confidence of 95 %; null if one of the rates has no value. */
  low: number | null;
  high: number | null;
}

export interface Interval {
  low: number;
  high: number;
}

/** A rate of fewer conversations is never called more than chance. */
export const comparedLeast = 30;

/** Of the normal distribution, for a confidence of 95 %. */
const z = 1.959_963_984_540_054;

/** The Wilson interval of a rate between 0 and 1: it stays within these bounds, also for few conversations. Null without any. */
export function intervalOf({ numerator, denominator }: Pick<Rate, 'numerator' | 'denominator'>): Interval | null {
  if (denominator === 0) return null;
  const share = numerator / denominator;
  const square = z * z;
  const middle = share + square / (2 * denominator);
  const reach = z * Math.sqrt((share * (1 - share)) / denominator + square / (4 * denominator * denominator));
  const scale = 1 + square / denominator;
  return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) };
}

/**
 * Whether the difference of two rates of independent conversations can be chance: their Wilson intervals give the interval of the difference
 * (Newcombe's hybrid score method), and it can be chance if that contains zero.
 */
export function differenceOf(
  first: Pick<Rate, 'numerator' | 'denominator'>,
  second: Pick<Rate, 'numerator' | 'denominator'>,
): RateDifference {
  const [one, other] = [intervalOf(first), intervalOf(second)];
  if (one === null || other === null) return { verdict: 'TOO_FEW', difference: null, low: null, high: null };
  const [a, b] = [first.numerator / first.denominator, second.numerator / second.denominator];
  const difference = a - b;
  const low = difference - Math.hypot(a - one.low, other.high - b);
  const high = difference + Math.hypot(one.high - a, b - other.low);
  const isTooFew = Math.min(first.denominator, second.denominator) < comparedLeast;
  return { verdict: isTooFew ? 'TOO_FEW' : verdictOf({ low, high }), difference, low, high };
}

function verdictOf({ low, high }: Interval): Verdict {
  return low > 0 || high < 0 ? 'IS_NOT_CHANCE' : 'CAN_BE_CHANCE';
}

/** What the verdict means, in a sentence. */
export const verdictTexts = {
  CAN_BE_CHANCE: {
    es: 'La diferencia puede ser casualidad: con tan pocas conversaciones, o tan parecidas, no se distingue de cero.',
    en: 'The difference can be chance: with so few conversations, or so similar ones, it cannot be told from zero.',
  },
  IS_NOT_CHANCE: {
    es: 'La diferencia no es casualidad: con una confianza del 95 % es distinta de cero.',
    en: 'The difference is not chance: with a confidence of 95 % it is not zero.',
  },
  TOO_FEW: {
    es: 'Hay muy pocas conversaciones para comparar: hacen falta al menos 30 en cada lado.',
    en: 'There are too few conversations to compare: at least 30 are needed on each side.',
  },
} as const satisfies Record<Verdict, { es: string; en: string }>;
