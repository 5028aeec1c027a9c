import type { WidgetSettings } from '../embedding.js';
import type { BubbleLook } from './bubble.js';

interface Answer {
  readonly data: { readonly publicBot: { primaryColor: string; avatarText: string; position: string } | null };
}

/** Asks for the look. */
export const query =
  'query BubbleLook($publicId:String!){publicBot(publicId:$publicId){primaryColor avatarText position}}';

/** The look that the tag gives, else the owner's. Null when there is no such bot. */
export async function lookOf({ dataset }: HTMLScriptElement, settings: WidgetSettings): Promise<BubbleLook | null> {
  const { color = '', avatar = '', position = '' } = dataset;
  const given = { color, avatar, position };
  if (color) return given;
  try {
    const response = await fetch(`${settings.origin}/graphql`, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1' },
      body: JSON.stringify({ operationName: 'BubbleLook', query, variables: { publicId: settings.publicId } }),
    });
    const bot = ((await response.json()) as Answer).data.publicBot;
    return bot && { color: bot.primaryColor, avatar: avatar || bot.avatarText, position: position || bot.position };
  } catch {
    return given;
  }
}
