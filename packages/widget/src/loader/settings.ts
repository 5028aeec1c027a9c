import { localeOf } from '../embedding.js';
import type { WidgetSettings } from '../embedding.js';

/** What the tag says, with defaults. A full page (`data-mode="page"`) without a bot has it in its address. Throws without one. */
export function settingsOf({ dataset, src }: HTMLScriptElement): WidgetSettings {
  const { mode } = dataset;
  const publicId = dataset['bot'] || (mode === 'page' && location.pathname.split('/').pop());
  if (!publicId) throw new Error('data-bot?');
  return {
    publicId,
    origin: new URL(src).origin,
    color: dataset['color'] ?? '',
    mode: mode === 'page' || mode === 'inline' ? mode : 'bubble',
    locale: localeOf(dataset['lang']) ?? localeOf(pageLanguage(mode)) ?? localeOf(navigator.language) ?? 'es',
  };
}

/** A page of ours has the visitor's language, not one of its own. */
function pageLanguage(mode: string | undefined): string {
  return mode === 'page' ? '' : document.documentElement.lang;
}

/** True when the visitor left the chat open; false where storage is refused. */
export function wasOpen(publicId: string): boolean {
  try {
    return JSON.parse(localStorage[`tertulia:${publicId}`] as string).isOpen === true;
  } catch {
    return false;
  }
}
