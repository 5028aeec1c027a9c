import type { VNode } from 'preact';

const paths = {
  down: 'm6 9 6 6 6-6',
  arrowDown: 'M12 5v14m-7-7 7 7 7-7',
  close: 'M18 6 6 18M6 6l12 12',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  send: 'm5 12 7-7 7 7M12 19V5',
  star: 'm12 3 2.8 5.7 6.2.9-4.5 4.4 1.1 6.2L12 17.3l-5.6 2.9 1.1-6.2L3 9.6l6.2-.9z',
} as const;

/** A decorative icon; its parent element must have an accessible name. */
export function Icon({ name }: { readonly name: keyof typeof paths }): VNode {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" stroke-width={name === 'more' ? 3 : 1.8}>
      <path d={paths[name]} />
    </svg>
  );
}
