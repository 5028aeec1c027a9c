/** Where a passage of a document is shown. */
export function sourceAddress(botId: string, { contentId, passage }: { contentId: string; passage: number }): string {
  const query = new URLSearchParams({ content: contentId, passage: String(passage) });
  return `/bots/${encodeURIComponent(botId)}/knowledge?${query.toString()}`;
}
