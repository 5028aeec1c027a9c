/** Earlier messages, recalled as in a terminal: ↑ goes back, ↓ forward to what was being typed. */
export interface Recall {
  sent: readonly string[];
  /** How many steps back; 0 is what is being typed. */
  depth: number;
  typed: string;
}

const KEPT = 20;

export const emptyRecall: Recall = { sent: [], depth: 0, typed: '' };

/** Records a sent text as the latest; a repetition of the latest is kept once. */
export function remembered(recall: Recall, text: string): Recall {
  const sent = recall.sent.at(-1) === text ? recall.sent : [...recall.sent, text].slice(-KEPT);
  return { sent, depth: 0, typed: '' };
}

/** One step back (1) or forward (-1); `shown` is the text for the input. */
export function recalled(recall: Recall, step: 1 | -1, current: string): { recall: Recall; shown: string } {
  const typed = recall.depth === 0 ? current : recall.typed;
  const depth = Math.max(0, Math.min(recall.depth + step, recall.sent.length));
  const shown = depth === 0 ? typed : (recall.sent.at(-depth) ?? '');
  return { recall: { ...recall, depth, typed }, shown };
}
