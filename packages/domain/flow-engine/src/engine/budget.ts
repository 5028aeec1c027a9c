/** What one step may use up before it is broken off. Counted, not timed: the same step always costs the same. */
export interface StepBudget {
  /** Blocks that are run. */
  blocks: number;
  /** Units of work: about a character looked at each, some tens of nanoseconds. */
  work: number;
  /** Characters said or offered to the visitor, with a share for each node of a content tree. */
  characters: number;
}

/** A step that uses all of it holds the thread for some 20 ms; an ordinary one uses less than a hundredth. */
export const defaultBudget: Readonly<StepBudget> = { blocks: 200, work: 250_000, characters: 40_000 };

/** Which part of the budget a step has used up; the code of its fault. */
export type BudgetCode = 'WORK_BUDGET' | 'TEXT_BUDGET';

/** Breaks off a step that is over its budget. */
export class OverBudget extends Error {
  constructor(readonly code: BudgetCode) {
    super(code);
  }
}

/** Counts what a step uses up. */
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

  /** Counts one block; false when there is none left. */
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
