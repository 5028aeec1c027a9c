/** The parts in which two problems must agree to be shown as one. */
interface Problem {
  code: string;
  message: string;
  groupId?: string | null | undefined;
  blockId?: string | null | undefined;
}

/** Merges identical problems of the same place into one line with a count; the order is kept. */
export function mergedProblems<T extends Problem>(problems: readonly T[]): (T & { count: number })[] {
  const lines = new Map<string, T & { count: number }>();
  for (const problem of problems) {
    const key = `${problem.code}|${problem.groupId ?? ''}|${problem.blockId ?? ''}|${problem.message}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { ...problem, count: 1 });
    else line.count += 1;
  }
  return [...lines.values()];
}
