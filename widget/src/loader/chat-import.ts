import type { ChatHandle, ChatModule } from '../embedding.js';

/** What an import of the chat needs. */
interface ImportParts {
  readonly origin: string;
  /** Rejects where the bot was taken off the page meanwhile. */
  readonly mount: (module: ChatModule) => ChatHandle;
  readonly emit: (name: string, detail: unknown) => void;
}

/** Brings the chat in once, however often it is asked for; a failure is forgotten, so that the next call tries again. */
export function chatImport({ origin, mount, emit }: ImportParts): () => Promise<ChatHandle> {
  let loading: Promise<ChatHandle> | undefined;
  let failures = 0;
  const load = async (): Promise<ChatHandle> => {
    try {
      // A browser may remember that an address failed; another query makes it ask again.
      return mount(await import(`${origin}/widget/chat.js?${failures}`));
    } catch (error) {
      loading = undefined;
      failures += 1;
      emit('error', { message: String(error) });
      throw error;
    }
  };
  return () => (loading ??= load());
}
