/** Every country and territory with an ISO 3166-1 code. */
export const countryCodes: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO ' +
  'FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE ' +
  'JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO ' +
  'MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW ' +
  'PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM ' +
  'TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
).split(' ');

/** One line of a long list to choose from. */
export type RegionOption = { value: string; label: string };

/** Countries by their name in a language, in its alphabetical order. */
export function countryOptions(locale: string): RegionOption[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return sorted(
    countryCodes.map((code) => ({ value: code, label: names.of(code) ?? code })),
    locale,
  );
}

/** Currencies as `MXN · peso mexicano`, by code; `held` is in the list even when the browser does not know it. */
export function currencyOptions(locale: string, held: string): RegionOption[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const codes = new Set([...Intl.supportedValuesOf('currency'), held]);
  return [...codes].toSorted().map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
}

/** Time zones with their present distance from Greenwich; `held` is in the list even under an older name. */
export function zoneOptions(locale: string, held: string, nowMs: number): RegionOption[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), held]);
  return [...zones]
    .toSorted()
    .map((zone) => ({ value: zone, label: `${zone.replaceAll('_', ' ')} (${zoneOffset(locale, zone, nowMs)})` }));
}

/** Distance of a zone from Greenwich at a moment, as `GMT-6`. */
export function zoneOffset(locale: string, timeZone: string, nowMs: number): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' }).formatToParts(nowMs);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function sorted(options: RegionOption[], locale: string): RegionOption[] {
  const collator = new Intl.Collator(locale);
  return options.toSorted((one, other) => collator.compare(one.label, other.label));
}
