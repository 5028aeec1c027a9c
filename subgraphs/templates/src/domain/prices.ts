import { currencyDigits } from '@tertulia/flow-engine';

interface Scale {
  /** Units of the currency for one Mexican peso of a local service: a price level, not an exchange rate. */
  readonly perMexicanPeso: number;
  /** Rounding step of such prices. */
  readonly step: number;
}

const scales: Readonly<Record<string, Scale>> = {
  MXN: { perMexicanPeso: 1, step: 1 },
  USD: { perMexicanPeso: 0.075, step: 1 },
  EUR: { perMexicanPeso: 0.07, step: 1 },
  COP: { perMexicanPeso: 190, step: 1_000 },
  ARS: { perMexicanPeso: 75, step: 500 },
  CLP: { perMexicanPeso: 50, step: 500 },
  PEN: { perMexicanPeso: 0.2, step: 5 },
  BRL: { perMexicanPeso: 0.3, step: 5 },
  UYU: { perMexicanPeso: 2.4, step: 10 },
  BOB: { perMexicanPeso: 0.4, step: 5 },
  PYG: { perMexicanPeso: 400, step: 1_000 },
  CRC: { perMexicanPeso: 28, step: 500 },
  GTQ: { perMexicanPeso: 0.42, step: 5 },
  HNL: { perMexicanPeso: 1.4, step: 10 },
  NIO: { perMexicanPeso: 2, step: 10 },
  DOP: { perMexicanPeso: 3.2, step: 25 },
};

/**
 * Converts a price in whole Mexican pesos to a usual price in another currency, in minor units. Null, "on request", for
 * a currency without a price level in the catalogue: a wrong price is worse than none.
 */
export function localPrice(mexicanPesos: number | null, currency: string): number | null {
  const scale = Object.hasOwn(scales, currency) ? scales[currency] : undefined;
  if (mexicanPesos === null || scale === undefined) return null;
  const major = currency === 'MXN' ? mexicanPesos : roundedPrice(mexicanPesos * scale.perMexicanPeso, scale.step);
  return major * 10 ** currencyDigits(currency);
}

/** Rounded to two significant digits and to whole steps, at least one step. */
function roundedPrice(amount: number, step: number): number {
  const size = Math.max(step, 10 ** (Math.floor(Math.log10(amount)) - 1));
  const coarse = Math.round(amount / size) * size;
  return Math.max(step, Math.round(coarse / step) * step);
}
