/** The parts in which two problems must agree to be shown as one. */
interface Finding {
  code: string;
  message: string;
  groupId?: string | null | undefined;
  blockId?: string | null | undefined;
}

/** Merges identical problems of the same place into one line with a count; the order is kept. */
export function gathered<T extends Finding>(findings: readonly T[]): (T & { count: number })[] {
  const lines = new Map<string, T & { count: number }>();
  for (const finding of findings) {
    const key = `${finding.code}|${finding.groupId ?? ''}|${finding.blockId ?? ''}|${finding.message}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { ...finding, count: 1 });
    else line.count += 1;
  }
  return [...lines.values()];
}
