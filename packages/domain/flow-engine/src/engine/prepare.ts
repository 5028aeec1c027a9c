import { intentOf, urgencyOf } from '@tertulia/intents';
import {
  readAddress,
  readChoice,
  readMoment,
  readName,
  readNumber,
  readYesNo,
  type Whereabouts,
} from '@tertulia/readers';

/** Nothing is found in it, so that every pattern is tried. */
const text = 'un texto cualquiera';
const somewhere: Whereabouts = { now: new Date(0), timeZone: 'UTC', country: 'MX', locale: 'es', openOn: undefined };

/**
 * Reads a text with everything that reads visitors' texts: their patterns are compiled at the first use, which takes about half a second, and
 * no visitor should wait for it. Call it before conversations are accepted.
 */
export function prepareReading(): void {
  // An engine compiles a pattern for its first use quickly, and for the next ones well.
  for (let turn = 0; turn < 2; turn += 1) {
    urgencyOf(text, null);
    intentOf(text);
    readMoment(text, somewhere);
    readNumber(text, somewhere);
    readChoice(text, [{ id: '1', label: 'Otra cosa' }]);
    readYesNo(text);
    readName(text);
    readAddress(text);
  }
}
