'use client';
import { useQuery } from '@apollo/client/react';
import { VersionNumbersDocument } from '../../../gql/graphql.js';

/** The numbers of versions by their ids; of those that are known by now and still there. */
export function useVersionNumbers(ids: readonly string[]): ReadonlyMap<string, number> {
  const { data } = useQuery(VersionNumbersDocument, { variables: { ids: [...ids] }, skip: ids.length === 0 });
  const versions = (data?.nodes ?? []).flatMap((node) => (node !== null && 'number' in node ? [node] : []));
  return new Map(versions.map(({ id, number }) => [id, number]));
}
