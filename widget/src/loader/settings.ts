import { localeOf } from '../embedding.js';
import type { WidgetSettings } from '../embedding.js';

/** The settings of the tag, with defaults. In page mode without `data-bot`, the bot id is in the address. Throws when there is none. */
export function settingsOf(tag: HTMLScriptElement): WidgetSettings {
  const { bot, lang, mode } = tag.dataset;
  const isPage = mode === 'page';
  const publicId = bot || (isPage && location.pathname.split('/').pop());
  if (!publicId) throw new Error('data-bot?');
  // The platform's own page uses the visitor's language, not the language of the document.
  const pageLanguage = isPage ? '' : document.documentElement.lang;
  return {
    tag,
    publicId,
    origin: new URL(tag.src).origin,
    mode: isPage || mode === 'inline' ? mode : 'bubble',
    locale: localeOf(lang) ?? localeOf(pageLanguage) ?? localeOf(navigator.language) ?? 'es',
  };
}

/** The state that the chat stored on an earlier page; empty when storage is refused. */
export function storedState(publicId: string): { readonly isOpen?: boolean; readonly hasSpoken?: boolean } {
  try {
    return JSON.parse(localStorage[`tertulia:${publicId}`] as string);
  } catch {
    return {};
  }
}
