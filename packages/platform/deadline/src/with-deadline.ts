/**
 * Settles as the work does, or, if that takes longer than `deadlineMs`, as `late` does: with what it returns or throws. The work is not
 * stopped. When the process itself was busy, a result that has already arrived is read before the deadline is applied.
 */
export async function withDeadline<T, L = never>(work: Promise<T>, deadlineMs: number, late: () => L): Promise<T | L> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<void>((resolve) => {
    timer = setTimeout(() => setImmediate(resolve), deadlineMs);
  });
  try {
    return await Promise.race([work, tooLate.then(late)]);
  } finally {
    clearTimeout(timer);
  }
}
