/** Bytes that are turned into characters at once: a function takes only so many arguments. */
const pieceBytes = 32_768;

/** Bytes in base64. */
export function base64Of(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += pieceBytes)
    pieces.push(String.fromCharCode(...bytes.subarray(from, from + pieceBytes)));
  return btoa(pieces.join(''));
}
