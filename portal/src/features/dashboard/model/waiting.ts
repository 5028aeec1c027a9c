type Waiting = { waitingSince: string | null; startedAt: string };

/** When the visitor began to wait, ISO 8601. */
export function waitsSince({ waitingSince, startedAt }: Waiting): string {
  return waitingSince ?? startedAt;
}

/** At most `most` of the visitors who wait, the longest wait first. */
export function longestWaiting<One extends Waiting>(all: readonly One[], most: number): One[] {
  return all.toSorted((one, other) => Date.parse(waitsSince(one)) - Date.parse(waitsSince(other))).slice(0, most);
}
