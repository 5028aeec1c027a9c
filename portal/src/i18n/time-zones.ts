/** A time zone as people search for it. */
export type ZoneChoice = {
  /** Name in the IANA database. */
  value: string;
  /** City, in the language of the portal. */
  city: string;
  /** The current offset from Greenwich, as `GMT-6`. */
  offset: string;
  /** The words that find it, normalized: city, country, name of the zone, IANA name. */
  words: string;
};

/** The zones of one country; `code` is null for those without a country. */
export type ZoneGroup = { code: string | null; country: string; zones: ZoneChoice[] };

/** The input of the list. */
export type ZoneQuestion = {
  locale: string;
  nowMs: number;
  /** The current zone: in the list even under an older name. */
  current: string;
  /** The country whose zones come first. */
  country: string;
  countryCodes: readonly string[];
  /** Cities whose name differs from the IANA database, by zone. */
  cities: ReadonlyMap<string, string>;
  /** The heading of the zones without a country. */
  others: string;
};

/**
 * All zones by country, in the alphabetical order of the language; the given country first, zones without a country
 * last.
 */
export function zoneGroups(question: ZoneQuestion): ZoneGroup[] {
  const { locale, country, countryCodes, current, others } = question;
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const open = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current]);
  const { compare } = new Intl.Collator(locale);
  const groups = countryCodes.flatMap((code): ZoneGroup[] => {
    const own = zonesOf(code).filter((zone) => open.delete(zone));
    const name = names.of(code) ?? code;
    return own.length === 0 ? [] : [{ code, country: name, zones: choices(own, name, question) }];
  });
  const byName = groups.toSorted((one, other) => compare(one.country, other.country));
  const rest = { code: null, country: others, zones: choices([...open], '', question) };
  const isOwn = ({ code }: ZoneGroup): boolean => code === country;
  return [...byName.filter(isOwn), ...byName.filter((group) => !isOwn(group)), rest].filter(
    ({ zones }) => zones.length > 0,
  );
}

/** City and offset of one zone, as shown when it is selected. */
export function zoneLabel(
  zone: string,
  { cities, locale, nowMs }: Pick<ZoneQuestion, 'locale' | 'nowMs' | 'cities'>,
): string {
  return `${cityOf(zone, cities)} (${zoneOffset(locale, zone, nowMs)})`;
}

/** True if every typed word begins one of the zone's words; case and accents are ignored. */
export function isFound({ words }: Pick<ZoneChoice, 'words'>, typed: string): boolean {
  return folded(typed)
    .split(' ')
    .every((word) => ` ${words}`.includes(` ${word}`));
}

/** The offset of a zone from Greenwich at a given time, as `GMT-6`. */
export function zoneOffset(locale: string, timeZone: string, nowMs: number): string {
  return partOf(locale, { timeZone, timeZoneName: 'shortOffset' }, nowMs);
}

/** Parses cities from the catalogue: `America/Mexico_City=Ciudad de México; …`. */
export function citiesIn(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(';').map((pair) => pair.trim().split('=') as [string, string]));
}

type ZonedLocale = Intl.Locale & { getTimeZones?: () => string[]; timeZones?: string[] };

/** Browsers that do not know the zones of a country list all of them under "others", where they are found by typing. */
function zonesOf(code: string): string[] {
  const locale: ZonedLocale = new Intl.Locale('und', { region: code });
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

function choices(zones: readonly string[], country: string, question: ZoneQuestion): ZoneChoice[] {
  const { locale, nowMs, cities } = question;
  const { compare } = new Intl.Collator(locale);
  return zones
    .map((value) => {
      const city = cityOf(value, cities);
      const offset = zoneOffset(locale, value, nowMs);
      const hour = partOf(locale, { timeZone: value, timeZoneName: 'longGeneric' }, nowMs);
      return { value, city, offset, words: folded([city, country, value, hour, offset].join(' ')) };
    })
    .toSorted((one, other) => compare(one.city, other.city));
}

/** The city of a time zone, in the language of the portal. */
export function cityOf(zone: string, cities: ReadonlyMap<string, string>): string {
  return cities.get(zone) ?? zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

function partOf(locale: string, options: Intl.DateTimeFormatOptions, nowMs: number): string {
  const parts = new Intl.DateTimeFormat(locale, options).formatToParts(nowMs);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}+-]+/gu, ' ')
    .trim();
}
