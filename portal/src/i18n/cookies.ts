const yearSeconds = 31_536_000;

/** Whether a choice is kept in this browser. */
export function hasCookie(name: string): boolean {
  return document.cookie.split(';').some((part) => part.trim().startsWith(`${name}=`));
}

/** Keeps a choice of the person for a year; the server reads it before the first paint. */
export function writeCookie(name: string, value: string): void {
  const isSecure = location.protocol === 'https:';
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${yearSeconds}; samesite=lax${isSecure ? '; secure' : ''}`;
}
