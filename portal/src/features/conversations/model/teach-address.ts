/** Where a visitor's message of a conversation is taught to its bot: the page “Understanding” opens its dialog for it. */
export function teachAddress(botId: string, message: { conversationId: string; sequence: number }): string {
  const query = new URLSearchParams({ conversation: message.conversationId, message: String(message.sequence) });
  return `/bots/${encodeURIComponent(botId)}/understanding?${query.toString()}`;
}
