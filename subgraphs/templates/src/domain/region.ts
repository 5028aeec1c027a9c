import type { Tone } from '@tertulia/flow-engine';

/** Defaults of a country for its businesses. */
interface Region {
  readonly timeZone: string;
  readonly currency: string;
  /** The ambulance number, if there is one for the whole country. */
  readonly emergency: string | null;
}

const regions: Readonly<Record<string, Region>> = {
  MX: { timeZone: 'America/Mexico_City', currency: 'MXN', emergency: '911' },
  AR: { timeZone: 'America/Argentina/Buenos_Aires', currency: 'ARS', emergency: '107' },
  BO: { timeZone: 'America/La_Paz', currency: 'BOB', emergency: null },
  BR: { timeZone: 'America/Sao_Paulo', currency: 'BRL', emergency: '192' },
  CL: { timeZone: 'America/Santiago', currency: 'CLP', emergency: '131' },
  CO: { timeZone: 'America/Bogota', currency: 'COP', emergency: '123' },
  CR: { timeZone: 'America/Costa_Rica', currency: 'CRC', emergency: '911' },
  DO: { timeZone: 'America/Santo_Domingo', currency: 'DOP', emergency: '911' },
  EC: { timeZone: 'America/Guayaquil', currency: 'USD', emergency: '911' },
  ES: { timeZone: 'Europe/Madrid', currency: 'EUR', emergency: '112' },
  GT: { timeZone: 'America/Guatemala', currency: 'GTQ', emergency: null },
  HN: { timeZone: 'America/Tegucigalpa', currency: 'HNL', emergency: '911' },
  NI: { timeZone: 'America/Managua', currency: 'NIO', emergency: null },
  PA: { timeZone: 'America/Panama', currency: 'USD', emergency: '911' },
  PE: { timeZone: 'America/Lima', currency: 'PEN', emergency: '106' },
  PR: { timeZone: 'America/Puerto_Rico', currency: 'USD', emergency: '911' },
  PY: { timeZone: 'America/Asuncion', currency: 'PYG', emergency: null },
  SV: { timeZone: 'America/El_Salvador', currency: 'USD', emergency: '911' },
  US: { timeZone: 'America/New_York', currency: 'USD', emergency: '911' },
  UY: { timeZone: 'America/Montevideo', currency: 'UYU', emergency: '911' },
  VE: { timeZone: 'America/Caracas', currency: 'USD', emergency: '911' },
};

const vosCountries = new Set(['AR', 'UY', 'PY']);

/** The usual time zone and currency of a country, or null for an unsupported one. */
export function regionOf(country: string): { timeZone: string; currency: string } | null {
  return Object.hasOwn(regions, country) ? (regions[country] ?? null) : null;
}

/** The ambulance number of the country; null if there is no single one or it is unknown. */
export function emergencyNumber(country: string): string | null {
  return Object.hasOwn(regions, country) ? (regions[country]?.emergency ?? null) : null;
}

/** How businesses of the country usually address customers in an informal industry. */
export function familiarTone(country: string): Tone {
  return vosCountries.has(country) ? 'VOS' : 'TU';
}
