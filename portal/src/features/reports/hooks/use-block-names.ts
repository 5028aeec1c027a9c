'use client';
import { useEffect, useState } from 'react';
import { useLanguage } from '../../../i18n/index.js';

type NameOf = (blockId: string) => string | null;

/**
 * What the blocks of a bot's draft are called: their group, and what they do in one line. Null until the engine that says it is loaded, which
 * pages without a flow do not need.
 */
export function useBlockNames(definition: unknown): NameOf | null {
  const { locale } = useLanguage();
  const [names, setNames] = useState<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    let isWanted = true;
    const read = async (): Promise<void> => {
      const { blockNames } = await import('../model/block-names.js');
      if (isWanted) setNames(blockNames(definition, locale));
    };
    void read();
    return () => {
      isWanted = false;
    };
  }, [definition, locale]);
  return names === null ? null : (blockId) => names.get(blockId) ?? null;
}
