'use client';
import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { filtersQuery, readFilters, type InboxFilters } from '../model/filters.js';

/** The filters in the address. Setting them replaces the address in place: the open conversation stays. */
export function useFilters(): [filters: InboxFilters, setFilters: (filters: InboxFilters) => void] {
  const parameters = useSearchParams();
  const text = parameters.toString();
  const filters = useMemo(() => readFilters(new URLSearchParams(text)), [text]);
  const setFilters = useCallback((next: InboxFilters) => {
    history.replaceState(null, '', `${location.pathname}${filtersQuery(next)}`);
  }, []);
  return [filters, setFilters];
}
