const currencies = new Set(Intl.supportedValuesOf('currency'));
const zones = new Set(Intl.supportedValuesOf('timeZone'));
const zoneShape = /^[A-Za-z][A-Za-z_]*(?:\/[A-Za-z0-9_+-]+)+$/;

/** True for an ISO 4217 code in capitals. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

/** True for an IANA zone by name, `UTC` or an older name that the system still knows; bare offsets are no zones. */
export function isTimeZone(name: string): boolean {
  if (zones.has(name) || name === 'UTC') return true;
  if (!zoneShape.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
