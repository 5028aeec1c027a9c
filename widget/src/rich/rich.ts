import type { RichNode } from '../conversation/model.js';
import type { RichScope } from '../embedding.js';
import { cards } from './cards.js';
import { dress } from './dress.js';
import { media, place } from './media.js';
import css from './rich.css';
import { richTexts } from './texts.js';

/** Draws a video, a recording, a file, a place or cards. See `RichModule`. */
export function drawRich(node: RichNode, scope: RichScope): HTMLElement {
  const drawn = draw(node, scope);
  dress(drawn, css);
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
