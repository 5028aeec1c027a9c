import type { Locale, RichNode } from '../conversation/model.js';
import { media, place } from './media.js';
import css from './rich.css';
import { richTexts } from './texts.js';

let sheet: CSSStyleSheet | undefined;

/** Draws a video, a recording, a file or a place. See `RichModule`. */
export function drawRich(
  node: RichNode,
  { locale, origin }: { readonly locale: Locale; readonly origin: string },
): HTMLElement {
  const texts = richTexts[locale];
  const drawn = node.__typename === 'MediaNode' ? media(node, texts, origin) : place(node, texts);
  // The root is known once the element is in the page.
  queueMicrotask(() => dress(drawn.getRootNode()));
  return drawn;
}

function dress(root: Node): void {
  if (!(root instanceof ShadowRoot)) return;
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
