import type { Bilingual } from '@tertulia/errors';
import type { ActionInput, ConnectorField } from './connector.js';

type Options<T> = Partial<Omit<T, 'name' | 'labels'>>;

/** A required text that is not secret, unless the options say otherwise. */
export function field(name: string, labels: Bilingual, options: Options<ConnectorField> = {}): ConnectorField {
  return { name, labels, isRequired: true, isSecret: false, kind: 'TEXT', choices: [], ...options };
}

/** A required line of text, unless the options say otherwise. */
export function input(name: string, labels: Bilingual, options: Options<ActionInput> = {}): ActionInput {
  return { name, labels, isRequired: true, kind: 'TEXT', ...options };
}
