import type { Texts } from '../texts/index.js';

/** Updates the label and state of the floating button; the unread module shows unread replies. */
export class BubbleControl {
  private readonly button: HTMLButtonElement;

  constructor(button: HTMLButtonElement) {
    this.button = button;
  }

  /** True when the button, and so the panel above it, is on the left side. */
  get isAtLeft(): boolean {
    const { left, width } = this.button.getBoundingClientRect();
    return left + width / 2 < innerWidth / 2;
  }

  /** Shows an open or closed chat. */
  show({ isOpen, texts }: { isOpen: boolean; texts: Texts }): void {
    this.button.ariaExpanded = String(isOpen);
    this.button.ariaLabel = isOpen ? texts.closeChat : texts.openChat;
  }

  /** Returns the focus to the button. */
  focus(): void {
    this.button.focus();
  }
}
