import { cookies } from 'next/headers';
import { themeCookie, type Scheme } from './tokens.js';

/** The theme that the person has chosen, for the request that is being rendered; undefined follows the device. */
export async function askedTheme(): Promise<Scheme | undefined> {
  const theme = (await cookies()).get(themeCookie)?.value;
  return theme === 'light' || theme === 'dark' ? theme : undefined;
}
