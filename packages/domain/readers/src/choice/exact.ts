import { foldedPhrase } from '@tertulia/words';
import { read, none, unsure, type Reading } from '../reading.js';
import { readYesNo } from '../yes-no.js';
import { byWords } from './clauses.js';
import { emojiOf, nameSigns, signsOf, type Label } from './labels.js';
import { found, idsOf, type Names } from './names.js';

/** By a label as it is, else by a synonym as it is. */
export function exactly(given: string, { labels, synonyms }: Names): Reading<string> | null {
  if (given === '') return none('NOTHING');
  const readings = [exactlyAmong(given, labels), exactlyAmong(given, synonyms)].filter((reading) => reading !== null);
  return readings.find(({ kind }) => kind === 'read') ?? readings[0] ?? null;
}

/** By the label as it is, then with its signs, then by its words where no sign is lost, then by its emoji. */
function exactlyAmong(given: string, labels: readonly Label[]): Reading<string> | null {
  const raw = labels.filter((label) => label.raw === given);
  if (raw.length > 0) return found(raw);
  const signs = signsOf(given);
  if (signs !== '') {
    const same = labels.filter((label) => label.signs === signs);
    if (same.length > 0) return found(same);
  }
  const phrase = foldedPhrase(given);
  if (phrase !== '') {
    const same = labels.filter((label) => label.phrase === phrase);
    if (same.length === 0) return null;
    const isSame = same.every((label) => nameSigns(label.raw) === nameSigns(given));
    return isSame ? found(same) : unsure('SEVERAL', idsOf(same));
  }
  const emoji = emojiOf(given);
  return emoji === '' ? null : found(labels.filter((label) => label.emoji.includes(emoji)));
}

const agrees = /^(?:si|yes|claro|acepto|confirm\w*|de acuerdo|ok)(?: |$)/;
const declines = /^(?:no|nope|todavia no|aun no)(?: |$)/;

/** Yes and no among labels of which exactly one agrees and at most one declines. */
export function byYesNo(given: string, names: Names): Reading<string> | null {
  const agreeing = names.labels.filter(({ phrase }) => agrees.test(phrase));
  const declining = names.labels.filter(({ phrase }) => declines.test(phrase));
  const [yes, no] = [agreeing[0], declining[0]];
  if (agreeing.length > 1 || declining.length > 1 || (!yes && !no)) return null;
  const said = readYesNo(given);
  const idOf = (value: boolean): string | undefined => (value ? yes : no)?.id;
  if (said.kind === 'read') {
    const id = idOf(said.value);
    return id === undefined ? null : read(id);
  }
  if (said.kind === 'none' || (said.reason === 'MORE_WORDS' && byWords(foldedPhrase(given), names) !== null))
    return null;
  return unsure(
    said.reason,
    said.candidates.map(idOf).filter((id) => id !== undefined),
  );
}
