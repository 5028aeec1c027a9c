import type { WidgetSettings } from '../embedding.js';
import type { BubbleLook } from './bubble.js';

/** The public appearance of a bot. */
interface PublicLook {
  readonly primaryColor: string;
  readonly avatarText: string;
  readonly position: string;
}

/** The appearance set in the tag, else the bot's own. Null when the bot does not exist or is not allowed on this page. */
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
    // A button in the default colour is better than none.
  }
  return { color, avatar, position };
}
