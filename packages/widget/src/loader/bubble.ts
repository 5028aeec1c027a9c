import type { Locale } from '../conversation/model.js';

/** How the bubble looks; empty texts mean the widget's own choice. */
export interface BubbleLook {
  readonly color: string;
  readonly avatar: string;
  readonly position: string;
}

const css =
  ':host{all:initial}#b{position:fixed;z-index:2147483000;bottom:24px;width:56px;height:56px;padding:0;border:0;border-radius:50%;cursor:pointer;font:700 20px system-ui;box-shadow:0 4px 20px #0004}#b:focus-visible{outline:3px solid;outline-offset:3px}b{display:block;width:24px;height:22px;margin:auto;background:currentColor;clip-path:path("M4 0h16q4 0 4 4v9q0 4-4 4h-9l-7 5v-5q-4 0-4-4V4q0-4 4-4")}';

const labels = { es: 'Abrir chat', en: 'Open chat' };
const ownColor = '#9e2a6e';

/** Draws the floating button into a shadow root, closed. What changes on it once the chat is there, the chat does. */
export function drawBubble(root: ShadowRoot, look: BubbleLook, locale: Locale): HTMLButtonElement {
  const color = /^#[\da-f]{6}$/i.test(look.color) ? look.color : ownColor;
  const side = /left/i.test(look.position) ? 'left' : 'right';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${css}#b{${side}:24px;background:${color};outline-color:${color};color:${inkOn(color)}}`);
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  button.id = 'b';
  button.ariaExpanded = 'false';
  button.ariaLabel = labels[locale];
  button.append(look.avatar.slice(0, 3) || document.createElement('b'));
  root.append(button);
  return button;
}

/** White, or black where black reads better (WCAG 2): one of them always reaches 4.5:1. */
function inkOn(color: string): string {
  const light = [2126, 7152, 722].map((weight, index) => {
    const share = Number.parseInt(color.slice(index * 2 + 1, index * 2 + 3), 16) / 255;
    return weight * (share > 0.04 ? ((share + 0.055) / 1.055) ** 2.4 : share / 12.92);
  });
  return light.reduce((sum, part) => sum + part) > 1791 ? '#000' : '#fff';
}
