import type { Texts } from '../texts/index.js';

/** Keeps the floating button's name, state and number of unread messages true. */
export class BubbleControl {
  private readonly button: HTMLButtonElement;
  private readonly badge = document.createElement('span');

  constructor(button: HTMLButtonElement) {
    this.button = button;
    this.badge.className = 'unread';
  }

  /** Which side of the window the button is on; the panel stands above it. */
  get isAtLeft(): boolean {
    const { left, width } = this.button.getBoundingClientRect();
    return left + width / 2 < innerWidth / 2;
  }

  /** Shows an open or closed chat with the number of messages behind it. */
  show({ isOpen, unread, texts }: { isOpen: boolean; unread: number; texts: Texts }): void {
    this.button.ariaExpanded = String(isOpen);
    this.button.ariaLabel = `${isOpen ? texts.closeChat : texts.openChat}${unread > 0 ? ` (${unread})` : ''}`;
    this.badge.textContent = String(unread);
    if (unread > 0) this.button.append(this.badge);
    else this.badge.remove();
  }

  /** Gives the focus back. */
  focus(): void {
    this.button.focus();
  }
}
