'use client';
import NextLink from 'next/link';
import { useState, type ComponentProps } from 'react';

/**
 * A link to a page of the portal. The page is fetched when somebody points at the link or focuses it: fetched when links come into
 * view, twenty pages would be asked for before the first one is complete.
 */
export function Link({ onPointerEnter, onFocus, ...rest }: ComponentProps<typeof NextLink>) {
  const [isWanted, setWanted] = useState(false);
  return (
    <NextLink
      {...rest}
      prefetch={isWanted ? null : false}
      onPointerEnter={(event) => {
        setWanted(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setWanted(true);
        onFocus?.(event);
      }}
    />
  );
}
