import { manifestSchema, type ConnectorManifest } from './connector-manifest.js';
import { isShallow } from './depth.js';
import { checkManifest } from './manifest-checks.js';
import { problemsOf, syntaxProblem, type ManifestProblem } from './manifest-problems.js';

/** Characters of a manifest. */
const lengthMax = 65_536;
/** How deep a manifest may be nested. */
const depthMax = 32;

/** The manifest, or everything that is wrong with it. */
export type ReadManifest =
  | { readonly manifest: ConnectorManifest; readonly problems: readonly [] }
  | { readonly manifest: null; readonly problems: readonly ManifestProblem[] };

/** Reads the JSON text of a manifest. Never throws; finds all mistakes of form, or else all others. */
export function readManifest(text: string): ReadManifest {
  if (text.length > lengthMax) {
    return refused([{ path: [], code: 'TOO_LONG', params: { max: lengthMax } }]);
  }
  const parsed = parse(text);
  if (parsed.problem !== null) return refused([parsed.problem]);
  const read = manifestSchema.safeParse(parsed.value);
  if (!read.success) return refused(problemsOf(read.error.issues, parsed.value));
  const problems = checkManifest(read.data);
  return problems.length === 0 ? { manifest: read.data, problems: [] } : refused(problems);
}

function refused(problems: readonly ManifestProblem[]): ReadManifest {
  return { manifest: null, problems };
}

type Parsed = { readonly value: unknown; readonly problem: ManifestProblem | null };

function parse(text: string): Parsed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { value: null, problem: syntaxProblem(text, error) };
  }
  if (isShallow(value, depthMax)) return { value, problem: null };
  return { value: null, problem: { path: [], code: 'OUT_OF_RANGE', params: { max: depthMax } } };
}
