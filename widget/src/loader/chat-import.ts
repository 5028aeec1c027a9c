import type { ChatHandle, ChatModule } from '../embedding.js';

/** Dependencies of the import. */
interface ImportParts {
  readonly origin: string;
  /** Throws if the bot was removed from the page in the meantime. */
  readonly mount: (module: ChatModule) => ChatHandle;
  readonly emit: (name: string, detail: unknown) => void;
}

/** Imports the chat once, however often it is called; after a failure the next call tries again. */
export function chatImport({ origin, mount, emit }: ImportParts): () => Promise<ChatHandle> {
  let loading: Promise<ChatHandle> | undefined;
  let failures = 0;
  const load = async (): Promise<ChatHandle> => {
    try {
      // Browsers may cache a failed import; another query string forces a new request.
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
