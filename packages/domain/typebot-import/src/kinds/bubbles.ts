import { isObject, read, textAt, isTrueAt } from '../json.js';
import { made, textMax, type Context, type Made, type Mapped } from '../context.js';
import type { SourceBlock } from '../source.js';
import { markdownOf } from '../texts.js';

/** What a message block becomes; nothing where it has nothing to send. */
export function bubbleOf(block: SourceBlock, context: Context): Mapped {
  switch (block.type) {
    case 'text':
      return { blocks: textsOf(block, context) };
    case 'image':
      return { blocks: imageOf(block, context) };
    case 'video':
      return { blocks: videoOf(block, context) };
    case 'audio':
      return { blocks: audioOf(block, context) };
    default:
      return { blocks: embedOf(block, context) };
  }
}

/** A long text becomes several messages. */
function textsOf(block: SourceBlock, context: Context): Made[] {
  const markdown = markdownOf(block.content, context.names, context.line(block));
  if (markdown === '') return emptied(block, context);
  return partsOf(markdown).map((part) => made('text', { variations: [{ [context.locale]: part }] }, context.locale));
}

function partsOf(text: string): string[] {
  if (text.length <= textMax) return [text];
  const cut = Math.max(text.lastIndexOf('\n', textMax), text.lastIndexOf(' ', textMax));
  const at = cut > textMax / 2 ? cut : textMax;
  return [text.slice(0, at), ...partsOf(text.slice(at).trimStart())];
}

function emptied(block: SourceBlock, context: Context): Made[] {
  context.line(block).note('NOTHING_TO_SEND');
  return [];
}

/** The address of a block's content; empty where it has none that may be sent. */
function addressOf(block: SourceBlock, context: Context, key = 'url'): string {
  const content = isObject(block.content) ? block.content : {};
  const written = textAt(content, key).trim();
  if (written === '') return '';
  const url = context.template(written, block);
  if (/^https?:\/\/[^\s]+$/i.test(url) && url.length <= 2048 && !url.includes('{{')) return url;
  context.line(block).degrade(url.includes('{{') ? 'ADDRESS_OF_VARIABLE' : 'UNSAFE_LINK');
  return '';
}

function imageOf(block: SourceBlock, context: Context): Made[] {
  const url = addressOf(block, context);
  if (url === '') return emptied(block, context);
  const content = isObject(block.content) ? block.content : {};
  const link = isObject(read(content, 'clickLink')) ? textAt(content, 'clickLink', 'url') : '';
  if (link !== '') context.line(block).degrade('IMAGE_LINK');
  const alt = context.template(textAt(content, 'clickLink', 'alt'), block);
  return [made('image', { url, alt: alt === '' ? {} : { [context.locale]: alt } }, context.locale)];
}

const players: Readonly<Record<string, string>> = {
  youtube: 'https://www.youtube.com/watch?v=',
  vimeo: 'https://vimeo.com/',
};

function videoOf(block: SourceBlock, context: Context): Made[] {
  const content = isObject(block.content) ? block.content : {};
  const [type, id] = [textAt(content, 'type'), textAt(content, 'id')];
  const player = players[type];
  const isPlayer = player !== undefined && /^[\w-]{3,40}$/.test(id);
  const url = isPlayer ? `${player}${id}` : addressOf(block, context);
  if (url === '') return emptied(block, context);
  const isFile = type === '' || type === 'url';
  // Of other sites there is a link.
  if (!isPlayer && !isFile && !players[type]) return [linkTo(url, block, context)];
  if (isTrueAt(content, 'isAutoplayEnabled')) context.line(block).note('NO_AUTOPLAY');
  return [made('video', { url }, context.locale)];
}

function audioOf(block: SourceBlock, context: Context): Made[] {
  const url = addressOf(block, context);
  if (url === '') return emptied(block, context);
  return [made('audio', { url }, context.locale)];
}

const heights = { least: 120, most: 800, usual: 400 } as const;

/** The owner still allows its site: nothing of a file decides which pages a bot shows. */
function embedOf(block: SourceBlock, context: Context): Made[] {
  const url = pageOf(block, context);
  if (url === '') return emptied(block, context);
  const content = isObject(block.content) ? block.content : {};
  const given = Number(read(content, 'height') ?? heights.usual);
  const height = Number.isFinite(given) ? Math.round(Math.min(heights.most, Math.max(heights.least, given))) : 400;
  const awaited = read(content, 'waitForEvent');
  const event = isObject(awaited) && isTrueAt(awaited, 'isEnabled') ? textAt(awaited, 'name').trim().slice(0, 80) : '';
  const variable = isObject(awaited) ? context.variable(textAt(awaited, 'saveDataInVariableId'), block) : null;
  context.line(block).note('PAGE_TO_ALLOW');
  const title = { [context.locale]: new URL(url).host };
  return [made('embed', { url, title, height, waitsFor: event === '' ? null : { event, variable } }, context.locale)];
}

/** The address of a page: its site is fixed, and variables may stand after it. */
function pageOf(block: SourceBlock, context: Context): string {
  const written = textAt(isObject(block.content) ? block.content : {}, 'url').trim();
  if (written === '') return '';
  const url = context.template(written, block);
  if (/^https?:\/\/[^\s/?#\\{}@]+(?=[/?#]|$)/i.test(url) && URL.canParse(url) && url.length <= 2048) return url;
  context.line(block).degrade(url.includes('{{') ? 'ADDRESS_OF_VARIABLE' : 'UNSAFE_LINK');
  return '';
}

function linkTo(url: string, block: SourceBlock, context: Context): Made {
  context.line(block).degrade('EMBED_AS_LINK');
  return made('text', { variations: [{ [context.locale]: `<${url}>` }] }, context.locale);
}
