/** The product's mark: a `t` in a square of the accent. */
export function Logo({ size = 28, hasName = false }: { size?: number; hasName?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg
        aria-hidden={hasName}
        role={hasName ? undefined : 'img'}
        aria-label={hasName ? undefined : 'Tertulia'}
        width={size}
        height={size}
        viewBox="0 0 32 32"
      >
        <rect width="32" height="32" rx="9" fill="var(--accent)" />
        <path
          d="M13.4 8.2h4.1v3.9h4v3.2h-4v4.6c0 1.3.6 1.8 1.8 1.8.8 0 1.5-.1 2.2-.4v3.1c-.9.4-2 .6-3.2.6-3.3 0-4.9-1.7-4.9-4.8v-4.6h-2.7v-3.2h2.7z"
          fill="var(--accent-ink)"
        />
      </svg>
      {hasName ? <span className="font-display text-lg font-[650] tracking-tight">tertulia</span> : null}
    </span>
  );
}
