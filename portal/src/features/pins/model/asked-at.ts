/** A recording in which a visitor writes one text at a block. */
export function askedAt({
  text,
  blockId,
  locale,
  now,
}: {
  text: string;
  blockId: string | null;
  locale: 'es' | 'en';
  now: Date;
}) {
  return {
    ...{ schemaVersion: 1, locale, startedAt: now.toISOString(), fromBlockId: blockId },
    ...{ variables: {}, splitSeed: null, results: [], inputs: [{ kind: 'text', text }] },
  };
}
