import type { ChatContext, ChatHandle, ChatModule } from '../embedding.js';

/** Brings the chat in once, however often it is asked for; a failure is forgotten, so that the next call tries again. */
export function chatImport(context: () => ChatContext): () => Promise<ChatHandle> {
  let loading: Promise<ChatHandle> | undefined;
  let failures = 0;
  const load = async (): Promise<ChatHandle> => {
    const { settings, emit } = context();
    try {
      // A browser may remember that an address failed; another query makes it ask again.
      const module = (await import(`${settings.origin}/widget/chat.js${failures ? `?${failures}` : ''}`)) as ChatModule;
      return module.mountChat(context());
    } catch (error) {
      loading = undefined;
      failures += 1;
      emit('error', { message: String(error) });
      throw error;
    }
  };
  return () => (loading ??= load());
}
