/** The parts of a `traceparent` header (W3C Trace Context, version 00). */
export interface TraceParent {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
  readonly isSampled: boolean;
}

const pattern = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** Parses a header; null for anything malformed. */
export function parseTraceparent(header: unknown): TraceParent | null {
  const found = typeof header === 'string' ? pattern.exec(header) : null;
  if (found === null) return null;
  const [, traceId = '', spanId = '', flags = '00'] = found;
  return { traceId, spanId, isSampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** Formats a header. */
export function formatTraceparent({ traceId, spanId, isSampled }: TraceParent): string {
  return `00-${traceId}-${spanId}-${isSampled ? '01' : '00'}`;
}

/** The header when it is well formed; undefined otherwise, so that nothing malformed is passed on. */
export function trustedTraceparent(header: unknown): string | undefined {
  const parts = parseTraceparent(header);
  return parts === null ? undefined : formatTraceparent(parts);
}

/** The id of the whole trace. */
export function traceIdOf(traceparent: string): string | undefined {
  return parseTraceparent(traceparent)?.traceId;
}
