/** Shown where there is no user agent. */
const unknownDevice = 'unknown';

type Sign = readonly [name: string, pattern: RegExp];

// Order matters: user agents also name related browsers and systems.
const browsers: readonly Sign[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\/|\bOpera\b/],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\bFirefox\/|\bFxiOS\//],
  ['Chrome', /\b(?:Headless)?Chrome\/|\bCriOS\/|\bChromium\//],
  ['Safari', /\bSafari\//],
];

const systems: readonly Sign[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
];

/** A short name for a browser from its user agent, such as `Chrome · Windows`; `unknown` if it is not recognised. */
export function describeDevice(userAgent: string | null): string {
  if (userAgent === null) return unknownDevice;
  const text = userAgent.slice(0, 512);
  const found = [recognise(browsers, text), recognise(systems, text)].filter((name) => name !== null);
  return found.length === 0 ? unknownDevice : found.join(' · ');
}

function recognise(signs: readonly Sign[], text: string): string | null {
  return signs.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
