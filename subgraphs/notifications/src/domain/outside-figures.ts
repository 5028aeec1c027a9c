import type { Facts } from './kinds.js';
import type { Notice } from './watch.js';

/** What programs read of an occasion, beside its text. */
export interface OutsideFigures {
  /** ONCE for what has no end. */
  readonly notice: 'ONCE' | Notice;
  readonly figure: number | null;
  readonly threshold: number | null;
}

const notices: readonly OutsideFigures['notice'][] = ['BEGAN', 'AGAIN', 'OVER', 'SUMMARY'];

export function outsideFiguresOf({
  facts,
  alertId,
}: {
  readonly facts: Facts;
  readonly alertId: string | null;
}): OutsideFigures {
  const told = notices.find((one) => one === facts['notice']);
  return {
    notice: told ?? (alertId === null ? 'ONCE' : 'BEGAN'),
    figure: numberIn(facts, 'value') ?? numberIn(facts, 'percent'),
    threshold: numberIn(facts, 'threshold'),
  };
}

function numberIn(facts: Facts, name: string): number | null {
  const fact = facts[name];
  return typeof fact === 'number' ? fact : null;
}
