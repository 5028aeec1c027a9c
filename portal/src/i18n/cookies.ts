const yearSeconds = 31_536_000;

/** Keeps a choice of the person for a year; the server reads it before the first paint. */
export function writeCookie(name: string, value: string): void {
  const isSecure = location.protocol === 'https:';
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${yearSeconds}; samesite=lax${isSecure ? '; secure' : ''}`;
}
