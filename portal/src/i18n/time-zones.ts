/** A zone as people look for it. */
export type ZoneChoice = {
  /** Name in the IANA database. */
  value: string;
  /** City, in the language of the portal. */
  city: string;
  /** Distance from Greenwich at the moment, as `GMT-6`. */
  offset: string;
  /** What it is found by, folded: city, country, name of the hour, the database's own name. */
  words: string;
};

/** The zones of one country; `code` null for those of no country. */
export type ZoneGroup = { code: string | null; country: string; zones: ZoneChoice[] };

/** What the list is made for. */
export type ZoneQuestion = {
  locale: string;
  nowMs: number;
  /** The zone that is chosen: in the list also under an older name. */
  held: string;
  /** The country whose zones come first. */
  country: string;
  countryCodes: readonly string[];
  /** Cities that are written otherwise than in the database, by zone. */
  cities: ReadonlyMap<string, string>;
  /** Heading of the zones of no country. */
  others: string;
};

/** All zones by country, in the alphabetical order of the language; the own country first, what belongs to none last. */
export function zoneGroups(question: ZoneQuestion): ZoneGroup[] {
  const { locale, country, countryCodes, held, others } = question;
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  const open = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', held]);
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

/** City and distance of one zone, as it is shown when it is chosen. */
export function zoneLabel(
  zone: string,
  { cities, locale, nowMs }: Pick<ZoneQuestion, 'locale' | 'nowMs' | 'cities'>,
): string {
  return `${cityOf(zone, cities)} (${zoneOffset(locale, zone, nowMs)})`;
}

/** True when every typed word begins a word that the zone is found by; case and accents do not matter. */
export function isFound({ words }: Pick<ZoneChoice, 'words'>, typed: string): boolean {
  return folded(typed)
    .split(' ')
    .every((word) => ` ${words}`.includes(` ${word}`));
}

/** Distance of a zone from Greenwich at a moment, as `GMT-6`. */
export function zoneOffset(locale: string, timeZone: string, nowMs: number): string {
  return partOf(locale, { timeZone, timeZoneName: 'shortOffset' }, nowMs);
}

/** Cities from the catalogue: `America/Mexico_City=Ciudad de México; …`. */
export function citiesIn(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(';').map((pair) => pair.trim().split('=') as [string, string]));
}

type ZonedLocale = Intl.Locale & { getTimeZones?: () => string[]; timeZones?: string[] };

/** Browsers that do not know which zones a country has put all of them under "others": they are found by typing. */
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

/** A zone's city, in the language of the portal. */
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
