const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * The address of the chat for a phone: the chat's own, or the network address if the chat's own is a loopback address.
 * `url` is null if there is neither.
 */
export function phoneAddress(
  chatUrl: string,
  networkChatUrl: string | null,
): { readonly url: string | null; readonly isLocal: boolean } {
  const isLocal = loopback.test(URL.parse(chatUrl)?.hostname ?? '');
  return { url: isLocal ? networkChatUrl : chatUrl, isLocal };
}
