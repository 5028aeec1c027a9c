/** Limits of one step; beyond them it is aborted. Counted rather than timed, so that the same step always costs the same. */
export interface StepBudget {
  /** Executed blocks. */
  blocks: number;
  /** Units of work: one is roughly the processing of one character, some tens of nanoseconds. */
  work: number;
  /** Characters sent or offered to the visitor, plus a share for each node of a content tree. */
  characters: number;
}

/** A step that uses the whole budget blocks the thread for about 20 ms; a typical step uses less than 1 % of it. */
export const defaultBudget: Readonly<StepBudget> = { blocks: 1_000, work: 250_000, characters: 40_000 };

/** The fault code of a step that exceeds its budget. */
export type BudgetCode = 'WORK_BUDGET' | 'TEXT_BUDGET';

/** Thrown to abort a step that exceeds its budget. */
export class OverBudget extends Error {
  constructor(readonly code: BudgetCode) {
    super(code);
  }
}

/** Counts what a step uses of its budget. */
export class Meter {
  private blocks: number;
  private work: number;
  private characters: number;
  private readonly given: number;

  constructor(budget: Readonly<StepBudget>) {
    this.blocks = budget.blocks;
    this.work = budget.work;
    this.given = budget.work;
    this.characters = budget.characters;
  }

  /** Counts one block; false when the limit is reached. */
  block(): boolean {
    this.blocks -= 1;
    return this.blocks >= 0;
  }

  /** @throws OverBudget */
  spend(units: number): void {
    this.work -= units;
    if (this.work < 0) throw new OverBudget('WORK_BUDGET');
  }

  get workDone(): number {
    return this.given - this.work;
  }

  /** @throws OverBudget */
  say(characters: number): void {
    this.characters -= characters;
    if (this.characters < 0) throw new OverBudget('TEXT_BUDGET');
  }
}
