interface TeaserParts {
  readonly sender: string;
  readonly text: string;
  readonly dismissLabel: string;
  readonly isAtLeft: boolean;
  readonly open: () => void;
  readonly dismiss: () => void;
}

/** A teaser with the latest reply above the chat button: one button opens the chat, the other dismisses the teaser. */
export function teaserOf({ sender, text, dismissLabel, isAtLeft, open, dismiss }: TeaserParts): HTMLElement {
  const teaser = document.createElement('div');
  teaser.className = `teaser${isAtLeft ? ' at-left' : ''}`;
  teaser.role = 'status';
  const words = buttonOf('words', open);
  const name = document.createElement('strong');
  name.textContent = sender;
  const preview = document.createElement('span');
  preview.textContent = text;
  if (sender !== '') words.append(name);
  words.append(preview);
  const dismissButton = buttonOf('dismiss', dismiss);
  dismissButton.ariaLabel = dismissLabel;
  dismissButton.textContent = '×';
  teaser.append(words, dismissButton);
  return teaser;
}

function buttonOf(className: string, run: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.onclick = run;
  return button;
}
