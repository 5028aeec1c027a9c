import type { Texts } from '../texts/index.js';

/** Keeps the floating button's name and state true; what is unread is shown by the module of its own. */
export class BubbleControl {
  private readonly button: HTMLButtonElement;

  constructor(button: HTMLButtonElement) {
    this.button = button;
  }

  /** Which side of the window the button is on; the panel stands above it. */
  get isAtLeft(): boolean {
    const { left, width } = this.button.getBoundingClientRect();
    return left + width / 2 < innerWidth / 2;
  }

  /** Shows an open or closed chat. */
  show({ isOpen, texts }: { isOpen: boolean; texts: Texts }): void {
    this.button.ariaExpanded = String(isOpen);
    this.button.ariaLabel = isOpen ? texts.closeChat : texts.openChat;
  }

  /** Gives the focus back. */
  focus(): void {
    this.button.focus();
  }
}
