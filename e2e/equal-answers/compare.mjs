/** The differences between two normalised answers, one line each: where, and both values. */
export function differences(one, other, path = '') {
  if (isPlain(one) && isPlain(other)) {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    const inner = keys.flatMap((key) => differences(one[key], other[key], path === '' ? key : `${path}.${key}`));
    const isReordered = inner.length === 0 && Object.keys(one).join() !== Object.keys(other).join();
    return isReordered && path.startsWith('body.') ? [`${path}: order of the keys`] : inner;
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    const length = Math.max(one.length, other.length);
    return Array.from({ length }, (_, index) => differences(one[index], other[index], `${path}[${index}]`)).flat();
  }
  return Object.is(one, other) ? [] : [`${path}: ${shown(one)} / ${shown(other)}`];
}

/** What a step asked for came true: its own code, or no code at all. Null when it did. */
export function disappointment(step, { body }) {
  const codes = codesOf(body);
  if (codes.includes('INTERNAL_SERVER_ERROR')) return `a defect: ${JSON.stringify(body).slice(0, 400)}`;
  const wanted = step.refused ?? null;
  if (wanted === 'ANY') return null;
  if (wanted === null) return codes.length === 0 ? null : `was refused: ${JSON.stringify(body).slice(0, 400)}`;
  return codes.includes(wanted) ? null : `wanted ${wanted}, got ${JSON.stringify(body).slice(0, 400)}`;
}

/** The root fields that were carried out in an answer, over HTTP or as what a subscription told: neither null nor refused. */
export function carriedOut(body) {
  const results = Array.isArray(body) ? body.map(({ payload }) => payload) : [body];
  return results
    .filter((result) => isPlain(result?.data) && codesOf(result).length === 0)
    .flatMap(({ data }) => Object.keys(data).filter((field) => data[field] !== null));
}

/** Codes in `errors` and in every `userErrors` of an answer; `STALE` for a save that came too late. */
export function codesOf(body) {
  const found = [];
  const walk = (value) => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (!isPlain(value)) return undefined;
    for (const error of Array.isArray(value.errors) ? value.errors : []) found.push(error?.extensions?.code);
    if (isPlain(value.stale)) found.push('STALE');
    for (const error of Array.isArray(value.userErrors) ? value.userErrors : []) found.push(error.code);
    return Object.values(value).forEach(walk);
  };
  walk(body);
  return found;
}

function isPlain(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value) {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
