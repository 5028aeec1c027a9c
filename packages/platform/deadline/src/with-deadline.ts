/**
 * Settles as the work does, or, where that takes longer than `deadlineMs`, as `late` does: with what it answers or throws. The work is
 * not stopped. A process that was busy itself finds the answer waiting: it is read before the verdict.
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
