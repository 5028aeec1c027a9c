const currencies = new Set(Intl.supportedValuesOf('currency'));
const zones = new Set(Intl.supportedValuesOf('timeZone'));
const zoneShape = /^[A-Za-z][A-Za-z_]*(?:\/[A-Za-z0-9_+-]+)+$/;

/** True for an ISO 4217 code in capitals. */
export function isCurrency(code: string): boolean {
  return currencies.has(code);
}

/** True for a named IANA zone, including `UTC` and older names that the system supports; plain offsets are not zones. */
export function isTimeZone(name: string): boolean {
  if (zones.has(name) || name === 'UTC') return true;
  if (!zoneShape.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
