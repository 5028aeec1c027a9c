import type { ChatState } from './model.js';

/** How many messages of the other side appear together; further ones appear one by one. */
const maxAtOnce = 3;

/** Pause between two messages of a burst, in milliseconds. */
export const paceMs = 400;

/**
 * Decides how many of the known messages are shown. History is shown at once, and so is everything while the visitor is not looking.
 * Of new messages the first few are shown at once, then one each time a message is due.
 */
export function paced(
  before: ChatState,
  after: ChatState,
  { isHistory, isDue }: { readonly isHistory: boolean; readonly isDue: boolean },
): ChatState {
  const { knownThrough } = after;
  const isSame = before.conversationId === after.conversationId;
  const from = isSame ? before.shownThrough : 0;
  const burst = isSame ? before.burst : 0;
  const isWatched = after.isOpen && after.isVisible;
  const isResumed = isHistory || (isSame && before.phase !== 'ready');
  if (!isWatched || isResumed || knownThrough < from) return shownAs(after, { through: knownThrough, burst: 0 });
  // A pause without a waiting message ends the burst.
  if (isDue && from === knownThrough) return shownAs(after, { through: from, burst: 0 });
  return shownAs(after, advanced(after, { from, burst, budget: isDue ? 1 : Math.max(0, maxAtOnce - burst) }));
}

interface Progress {
  readonly through: number;
  readonly burst: number;
}

function shownAs(state: ChatState, { through, burst }: Progress): ChatState {
  const isUnchanged = state.shownThrough === through && state.burst === burst;
  return isUnchanged ? state : { ...state, shownThrough: through, burst };
}

function advanced(
  { messages, knownThrough }: ChatState,
  { from, burst, budget }: { readonly from: number; readonly burst: number; readonly budget: number },
): Progress {
  if (from === knownThrough) return { through: from, burst };
  let through = from;
  let shown = 0;
  for (const { sequence, author } of messages) {
    if (sequence <= through || sequence > knownThrough) continue;
    if (author !== 'VISITOR') {
      if (shown === budget) return { through, burst: burst + shown };
      shown += 1;
    }
    through = sequence;
  }
  return { through: knownThrough, burst: burst + shown };
}
