/** How many days a deletion can be cancelled. */
export const undoDays = 7;

const undoMs = undoDays * 86_400_000;

/** How long after the end of an organization the event is published again: data that was in transit then is deleted too. */
export const repeatedAfterMs = 3_600_000;

/** A requested deletion that can still be cancelled. */
export interface ScheduledDeletion {
  readonly requestedAt: Date;
  /** When it is carried out. */
  readonly dueAt: Date;
}

/** The deletion requested now. */
export function scheduledAt(now: Date): ScheduledDeletion {
  return { requestedAt: now, dueAt: new Date(now.getTime() + undoMs) };
}

/** True if the typed confirmation is the name, in any Unicode normalization form. */
export function isConfirmed(typed: string, name: string): boolean {
  return typed.trim().normalize('NFC') === name.normalize('NFC');
}
