/** How long a deletion can be taken back. */
export const undoDays = 7;

const undoMs = undoDays * 86_400_000;

/** How long after the end of an organization it is told once more: what was on its way then is removed too. */
export const repeatedAfterMs = 3_600_000;

/** A deletion that was asked for and can still be taken back. */
export interface ScheduledDeletion {
  readonly requestedAt: Date;
  /** When it is carried out. */
  readonly dueAt: Date;
}

/** The deletion that is asked for now. */
export function scheduledAt(now: Date): ScheduledDeletion {
  return { requestedAt: now, dueAt: new Date(now.getTime() + undoMs) };
}

/** True when what was typed to confirm is the name, however its accents are composed. */
export function isConfirmed(typed: string, name: string): boolean {
  return typed.trim().normalize('NFC') === name.normalize('NFC');
}
