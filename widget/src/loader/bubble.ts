import type { Locale } from '../conversation/model.js';

/** The appearance of the chat button; defaults apply to missing values. */
export interface BubbleLook {
  readonly color: string | undefined;
  readonly avatar: string | undefined;
  readonly position: string | undefined;
}

const css =
  ':host{all:initial!important;direction:ltr!important}#b{position:fixed;z-index:2147483000;bottom:24px;width:56px;height:56px;padding:0;border:0;border-radius:50%;cursor:pointer;font:700 20px system-ui;box-shadow:0 4px 20px #0004}#b:focus-visible{outline:3px solid #000;box-shadow:0 0 0 6px #fff}b{display:block;width:24px;height:20px;margin:auto;background:currentColor;border-radius:9px 9px 9px 1px}';

/** Label of the closed button. */
export const labels = { es: 'Abrir chat', en: 'Open chat' };

/** Adds the closed floating button to a shadow root. Once the chat is loaded, the chat updates it. */
export function drawBubble(root: ShadowRoot, look: BubbleLook, locale: Locale): HTMLButtonElement {
  const color = /^#[\da-f]{6}$/i.test(look.color ?? '') ? (look.color as string) : '#9e2a6e';
  const side = /left/i.test(look.position ?? '') ? 'left' : 'right';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${css}#b{${side}:24px;background:${color};color:${bubbleInk(color)}}`);
  root.adoptedStyleSheets = [sheet];
  const button = document.createElement('button');
  button.id = 'b';
  button.ariaExpanded = 'false';
  button.ariaLabel = labels[locale];
  button.append(look.avatar?.slice(0, 3) || document.createElement('b'));
  root.append(button);
  return button;
}

const weights = [2126, 7152, 722];

/** White or black, whichever has more contrast; one of them always reaches 4.5:1 (WCAG 2). Uses an approximate gamma to save bytes. */
export function bubbleInk(color: string): string {
  let light = 0;
  weights.forEach((weight, index) => {
    light += weight * (Number(`0x${color.slice(index * 2 + 1, index * 2 + 3)}`) / 255) ** 2.2;
  });
  return light > 1795 ? '#000' : '#fff';
}
