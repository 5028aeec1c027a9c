/** SHA-256 of operations by their name. */
type Hashes = Readonly<Record<string, string>>;

// The build fills these in. Where one is missing, as in tests of sources, the text is sent.

/** Of the chat. */
export const operationHashes: Hashes = {};

/** Of previews of drafts. */
export const previewHashes: Hashes = {};
