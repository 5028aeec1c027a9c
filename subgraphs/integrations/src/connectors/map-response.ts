import { mappingPathFault, type VariableValue } from '@tertulia/flow-engine';
import { query } from 'jsonpath-rfc9535';
import type { JsonValue } from './connector.js';
import { isShallow } from '../domain/depth.js';
import { storable } from '../domain/storable.js';

/** Which part of a response goes into which variable. */
export interface Mapping {
  readonly path: string;
  readonly variable: string;
}

const textMax = 20_000;
/** Deeper documents are not searched: no service answers like that by good will. */
const depthMax = 64;

/**
 * The values of variables: of each path the first match. A path without a match, or one that may not be evaluated, sets null. Texts are cut
 * at 20,000 characters, and what cannot be stored is removed: the far side has acted, so its answer must not fail here.
 */
export function mapResponse(document: JsonValue, mappings: readonly Mapping[]): Record<string, VariableValue> {
  const isSearched = mappings.length > 0 && isShallow(document, depthMax);
  const values = mappings.map(({ path, variable }) => [variable, isSearched ? firstMatch(document, path) : null]);
  return Object.fromEntries(values) as Record<string, VariableValue>;
}

function firstMatch(document: JsonValue, path: string): VariableValue {
  if (mappingPathFault(path) !== null) return null;
  try {
    return storable(cut(query(document, path)[0] ?? null));
  } catch {
    return null;
  }
}

/** A large part of a document is kept as text, so that a variable stays as small as one that a person has typed. */
function cut(value: VariableValue): VariableValue {
  if (typeof value === 'string') return value.slice(0, textMax);
  if (typeof value !== 'object' || value === null) return value;
  const text = JSON.stringify(value);
  return text.length > textMax ? text.slice(0, textMax) : value;
}
