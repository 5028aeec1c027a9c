/** What a person of the team did: conversations taken over, waits that ended with the first answer, their sum, conversations resolved. */
export const teamActs = ['takenOver', 'answered', 'waitMs', 'resolved'] as const;
export type TeamAct = (typeof teamActs)[number];

/** The work of one person. */
export interface MemberWork extends Readonly<Record<Exclude<TeamAct, 'waitMs'>, number>> {
  readonly memberId: string;
  /** From the hand-off or takeover to the person's first message; null if none was measured. */
  readonly meanWaitMs: number | null;
}

/** What is added for a person; nothing where an earlier release does not say who it was. */
export function teamEntries(
  memberId: string | undefined,
  acts: Partial<Record<TeamAct, number>>,
): (readonly [string, number])[] {
  if (memberId === undefined) return [];
  return Object.entries(acts).map(([act, amount]) => [`${memberId} ${act}`, amount] as const);
}

/** The sums of such entries by person: who took over most first. */
export function teamWorkOf(sums: Readonly<Record<string, number>>): MemberWork[] {
  const members = new Set(Object.keys(sums).map((key) => key.slice(0, key.indexOf(' '))));
  return [...members]
    .map((memberId) => {
      const of = (act: TeamAct): number => sums[`${memberId} ${act}`] ?? 0;
      const [answered, waitMs] = [of('answered'), of('waitMs')];
      const meanWaitMs = answered === 0 ? null : waitMs / answered;
      return { memberId, takenOver: of('takenOver'), answered, meanWaitMs, resolved: of('resolved') };
    })
    .toSorted(
      (one, other) =>
        other.takenOver - one.takenOver || other.resolved - one.resolved || (one.memberId < other.memberId ? -1 : 1),
    );
}
