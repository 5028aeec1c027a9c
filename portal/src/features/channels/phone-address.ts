const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * The address of the chat that a telephone can use: its own, or, where that is this computer's name for itself, the one in the
 * network. `url` is null where there is neither.
 */
export function phoneAddress(
  chatUrl: string,
  networkChatUrl: string | null,
): { readonly url: string | null; readonly isLocal: boolean } {
  const isLocal = loopback.test(URL.parse(chatUrl)?.hostname ?? '');
  return { url: isLocal ? networkChatUrl : chatUrl, isLocal };
}
