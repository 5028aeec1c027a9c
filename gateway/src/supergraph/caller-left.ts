/** The reason of signals that abort because nobody waits for the response any more. */
export const callerLeft = new Error('The caller disconnected.');

/** Whether work was stopped for that reason: nothing failed then. */
export function hasCallerLeft({ reason }: AbortSignal): boolean {
  return reason === callerLeft;
}
