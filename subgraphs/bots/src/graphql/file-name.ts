/** A bot's name as the name of a file on any system, without an ending. */
export function fileNameOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/[^\w -]+/gu, '')
    .trim()
    .replaceAll(/\s+/gu, '-');
  return plain.slice(0, 60).toLowerCase() || 'bot';
}
