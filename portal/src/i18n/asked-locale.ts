import { cookies, headers } from 'next/headers';
import { localeCookie, pickLocale, type Locale } from './locale.js';

/** The language of the request that is being rendered. */
export async function askedLocale(): Promise<Locale> {
  const jar = await cookies();
  const asked = await headers();
  return pickLocale(jar.get(localeCookie)?.value, asked.get('accept-language'));
}
