import type { Score } from './case.ts';

/** A row for each kind and one for all: shares of all cases, and of those with two readings or none. */
export function tableOf(all: readonly { kind: string; score: Score }[]): string {
  const total: Score = {
    cases: sum(all.map(({ score }) => score.cases)),
    unclear: sum(all.map(({ score }) => score.unclear)),
    right: sum(all.map(({ score }) => score.right)),
    ...{ wrong: all.flatMap(({ score }) => score.wrong), rash: all.flatMap(({ score }) => score.rash) },
    askedBack: all.flatMap(({ score }) => score.askedBack),
  };
  const head = [
    '| kind | cases | read rightly | wrong value | value where unclear | clear, asked back |',
    '|---|---|---|---|---|---|',
  ];
  return [...head, ...[...all, { kind: 'all', score: total }].map(({ kind, score }) => rowOf(kind, score))].join('\n');
}

function rowOf(kind: string, { cases, unclear, right, wrong, rash, askedBack }: Score): string {
  const clear = cases - unclear;
  const shares = [
    share(right, cases),
    share(wrong.length, cases),
    share(rash.length, unclear),
    share(askedBack.length, clear),
  ];
  return `| ${[kind, cases, ...shares].join(' | ')} |`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}\u00A0%`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
