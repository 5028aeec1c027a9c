import { localeOf } from '../embedding.js';
import type { WidgetSettings } from '../embedding.js';

/** What the tag says, with defaults. A full page (`data-mode="page"`) without a bot has it in its address. Throws without one. */
export function settingsOf(tag: HTMLScriptElement): WidgetSettings {
  const { bot, lang, mode } = tag.dataset;
  const isPage = mode === 'page';
  const publicId = bot || (isPage && location.pathname.split('/').pop());
  if (!publicId) throw new Error('data-bot?');
  // A page of ours has the visitor's language, not one of its own.
  const pageLanguage = isPage ? '' : document.documentElement.lang;
  return {
    tag,
    publicId,
    origin: new URL(tag.src).origin,
    mode: isPage || mode === 'inline' ? mode : 'bubble',
    locale: localeOf(lang) ?? localeOf(pageLanguage) ?? localeOf(navigator.language) ?? 'es',
  };
}

/** What the chat left behind on an earlier page; nothing where storage is refused. */
export function leftBehind(publicId: string): { readonly isOpen?: boolean; readonly hasSpoken?: boolean } {
  try {
    return JSON.parse(localStorage[`tertulia:${publicId}`] as string);
  } catch {
    return {};
  }
}
