import type { AllowedTargets } from '@tertulia/egress';

const portMax = 65_535;

/** Whether a text is a list of exact `host:port` pairs, separated by commas or spaces; an empty one is. */
export function isTargetList(text: string): boolean {
  return pairsOf(text).every(isExactPair);
}

/**
 * Reads such a list.
 * @throws TypeError for a pair that is no `host:port`
 */
export function readAllowedTargets(text: string): AllowedTargets {
  const pairs = pairsOf(text);
  const wrong = pairs.find((pair) => !isExactPair(pair));
  if (wrong !== undefined) throw new TypeError(`not an exact host:port: ${wrong}`);
  return new Set(pairs);
}

function pairsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((pair) => pair !== '');
}

function isExactPair(pair: string): boolean {
  const port = /^(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+):(\d{1,5})$/.exec(pair)?.[1];
  return port !== undefined && Number(port) >= 1 && Number(port) <= portMax;
}
