import type { Tone } from '@tertulia/flow-engine';

/** Defaults of a country for its businesses. */
interface Region {
  readonly timeZone: string;
  readonly currency: string;
}

const regions: Readonly<Record<string, Region>> = {
  MX: { timeZone: 'America/Mexico_City', currency: 'MXN' },
  AR: { timeZone: 'America/Argentina/Buenos_Aires', currency: 'ARS' },
  BO: { timeZone: 'America/La_Paz', currency: 'BOB' },
  BR: { timeZone: 'America/Sao_Paulo', currency: 'BRL' },
  CL: { timeZone: 'America/Santiago', currency: 'CLP' },
  CO: { timeZone: 'America/Bogota', currency: 'COP' },
  CR: { timeZone: 'America/Costa_Rica', currency: 'CRC' },
  DO: { timeZone: 'America/Santo_Domingo', currency: 'DOP' },
  EC: { timeZone: 'America/Guayaquil', currency: 'USD' },
  ES: { timeZone: 'Europe/Madrid', currency: 'EUR' },
  GT: { timeZone: 'America/Guatemala', currency: 'GTQ' },
  HN: { timeZone: 'America/Tegucigalpa', currency: 'HNL' },
  NI: { timeZone: 'America/Managua', currency: 'NIO' },
  PA: { timeZone: 'America/Panama', currency: 'USD' },
  PE: { timeZone: 'America/Lima', currency: 'PEN' },
  PR: { timeZone: 'America/Puerto_Rico', currency: 'USD' },
  PY: { timeZone: 'America/Asuncion', currency: 'PYG' },
  SV: { timeZone: 'America/El_Salvador', currency: 'USD' },
  US: { timeZone: 'America/New_York', currency: 'USD' },
  UY: { timeZone: 'America/Montevideo', currency: 'UYU' },
  VE: { timeZone: 'America/Caracas', currency: 'USD' },
};

const vosCountries = new Set(['AR', 'UY', 'PY']);

/** The usual time zone and currency of a country, or null for an unsupported one. */
export function regionOf(country: string): { timeZone: string; currency: string } | null {
  return Object.hasOwn(regions, country) ? (regions[country] ?? null) : null;
}

/** How businesses of the country usually address customers in an informal industry. */
export function familiarTone(country: string): Tone {
  return vosCountries.has(country) ? 'VOS' : 'TU';
}
