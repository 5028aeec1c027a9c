import { showFailure } from '../ui/toast.js';
import { failureOf } from './failure.js';

/** The texts of a notice about a failure. */
interface FailureNotice {
  /** Shown when the server gives no reason. */
  readonly failed: string;
  /** A button that tries again; not for refusals, which would be repeated. */
  readonly retry?: { readonly label: string; readonly onRetry: () => void };
}

/**
 * Sends a mutation, and shows a notice when the server refuses it or it fails.
 * @param send returns the refusals of the answer
 * @returns whether it was done
 */
export async function attempt(
  send: () => Promise<readonly { message: string }[] | undefined>,
  { failed, retry }: FailureNotice,
): Promise<boolean> {
  try {
    const [refusal] = (await send()) ?? [];
    if (refusal !== undefined) showFailure(refusal.message);
    return refusal === undefined;
  } catch (error) {
    showFailure(failureOf(error).message ?? failed, retry);
    return false;
  }
}
