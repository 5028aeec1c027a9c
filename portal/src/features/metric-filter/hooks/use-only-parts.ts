'use client';
import { useQuery } from '@apollo/client/react';
import { filterParts, type FilterPart } from '@tertulia/metric-words';
import { VersionNumbersDocument } from '../../../gql/graphql.js';
import { useLanguage } from '../../../i18n/index.js';
import type { Only } from '../model/only.js';

/** What a filter leaves out, one text for each part. Versions are counted until their numbers are known. */
export function useOnlyParts(only: Only): FilterPart[] {
  const { locale } = useLanguage();
  const { data } = useQuery(VersionNumbersDocument, {
    variables: { ids: [...only.versionIds] },
    skip: only.versionIds.length === 0,
  });
  const numbers = (data?.nodes ?? []).flatMap((node) => (node !== null && 'number' in node ? [node.number] : []));
  return filterParts(only, { locale, versionNumbers: numbers });
}
