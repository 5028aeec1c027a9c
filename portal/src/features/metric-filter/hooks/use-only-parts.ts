'use client';
import { filterParts, type FilterPart } from '@tertulia/metric-words';
import { useLanguage } from '../../../i18n/index.js';
import type { Only } from '../model/only.js';
import { useVersionNumbers } from './use-version-numbers.js';

/** What a filter leaves out, one text for each part. Versions are counted until their numbers are known. */
export function useOnlyParts(only: Only): FilterPart[] {
  const { locale } = useLanguage();
  const numbers = useVersionNumbers(only.versionIds);
  return filterParts(only, { locale, versionNumbers: [...numbers.values()] });
}
