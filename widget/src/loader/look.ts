import type { WidgetSettings } from '../embedding.js';
import type { BubbleLook } from './bubble.js';

/** A bot's public look, as the platform tells it to every page. */
interface PublicLook {
  readonly primaryColor: string;
  readonly avatarText: string;
  readonly position: string;
}

/** The look that the tag gives, else the owner's. Null when there is no such bot, or none for this page. */
export async function lookOf({ tag, origin, publicId }: WidgetSettings): Promise<BubbleLook | null> {
  const { color, avatar, position } = tag.dataset;
  try {
    if (!color) {
      const response = await fetch(`${origin}/widget/bots/${publicId}`);
      if (/40[34]/.test(String(response.status))) return null;
      const bot = (await response.json()) as PublicLook;
      return { color: bot.primaryColor, avatar: avatar || bot.avatarText, position: position || bot.position };
    }
  } catch {
    // A bubble of our own colour is better than none.
  }
  return { color, avatar, position };
}
