import type { RichNode } from '../conversation/model.js';
import type { RichScope } from '../embedding.js';
import { cards } from './cards.js';
import { media, place } from './media.js';
import css from './rich.css';
import { richTexts } from './texts.js';

let sheet: CSSStyleSheet | undefined;

/** Draws a video, a recording, a file, a place or cards. See `RichModule`. */
export function drawRich(node: RichNode, scope: RichScope): HTMLElement {
  const drawn = draw(node, scope);
  // The root is known once the element is in the page.
  queueMicrotask(() => dress(drawn.getRootNode()));
  return drawn;
}

function draw(node: RichNode, scope: RichScope): HTMLElement {
  const texts = richTexts[scope.locale];
  switch (node.__typename) {
    case 'MediaNode':
      return media(node, texts, scope.origin);
    case 'LocationNode':
      return place(node, texts);
    case 'CardsNode':
      return cards(node, texts, scope);
  }
}

function dress(root: Node): void {
  if (!(root instanceof ShadowRoot)) return;
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
