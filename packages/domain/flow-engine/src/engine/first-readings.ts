import { intentOf, urgencyOf } from '@tertulia/intents';
import { readName, readYesNo } from '@tertulia/readers';

const messages = ['hola', 'muchas', 'quiero una cita', 'me duele el pecho, ayuda'];

/**
 * Reads some messages, a part at each step. What reads messages is compiled at its first use, which takes a third of a second: a process
 * that does it before its first visitor writes does not let that visitor, and all others, wait.
 */
export function* firstReadings(): Generator<undefined, void> {
  for (const message of messages) {
    for (const read of [() => urgencyOf(message, null), () => intentOf(message), () => readYesNo(message)]) {
      read();
      yield;
    }
  }
  readName('Ana Sol');
}
