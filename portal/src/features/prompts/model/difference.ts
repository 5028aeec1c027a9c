/** One row of a side-by-side view; null if a side has no line there. */
export interface DifferenceRow {
  before: string | null;
  after: string | null;
  isSame: boolean;
}

/** Two texts side by side, aligned by their longest common lines. For texts of a few hundred lines at most. */
export function sideBySide(before: string, after: string): DifferenceRow[] {
  const [left, right] = [linesOf(before), linesOf(after)];
  const lengths = commonLengths(left, right);
  const rows: DifferenceRow[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    const a = left.at(i) ?? '';
    const b = right.at(j) ?? '';
    if (a === b) {
      rows.push({ before: a, after: b, isSame: true });
      i += 1;
      j += 1;
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) {
      rows.push({ before: a, after: null, isSame: false });
      i += 1;
    } else {
      rows.push({ before: null, after: b, isSame: false });
      j += 1;
    }
  }
  for (const line of left.slice(i)) rows.push({ before: line, after: null, isSame: false });
  for (const line of right.slice(j)) rows.push({ before: null, after: line, isSame: false });
  return paired(rows);
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

function commonLengths(left: string[], right: string[]): number[][] {
  const lengths = Array.from({ length: left.length + 1 }, () => Array.from({ length: right.length + 1 }, () => 0));
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const [row, below] = [lengths[i], lengths[i + 1]];
      if (row === undefined || below === undefined) continue;
      row[j] = left[i] === right[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

/** Aligns a run of removed lines with the run of added lines that replaced it. */
function paired(rows: DifferenceRow[]): DifferenceRow[] {
  const result: DifferenceRow[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const flush = (): void => {
    for (let index = 0; index < Math.max(removed.length, added.length); index += 1) {
      result.push({ before: removed[index] ?? null, after: added[index] ?? null, isSame: false });
    }
    [removed, added] = [[], []];
  };
  for (const row of rows) {
    if (row.isSame) {
      flush();
      result.push(row);
    } else if (row.before !== null) removed.push(row.before);
    else if (row.after !== null) added.push(row.after);
  }
  flush();
  return result;
}
