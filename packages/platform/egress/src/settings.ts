import { setting } from '@tertulia/environment';
import { z } from 'zod';

const portMax = 65_535;

/** Whether a text is a list of exact `host:port` pairs, separated by commas or spaces; an empty one is. */
export function isTargetList(text: string): boolean {
  return targetsOf(text).every((target) => {
    const port = /^(?:\[[0-9a-f:.]+\]|[a-z0-9._-]+):(\d{1,5})$/.exec(target)?.[1];
    return port !== undefined && Number(port) >= 1 && Number(port) <= portMax;
  });
}

/** The `host:port` pairs of such a list. */
export function targetsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((target) => target !== '');
}

/** The exceptions from the rules of the way out: `targetsOf` reads them. */
export const egressAllowed = setting(
  'EGRESS_ALLOWED',
  'exact host:port pairs, separated by commas, that may be reached although they are not public; empty by default',
  z.string().refine(isTargetList).default(''),
);
