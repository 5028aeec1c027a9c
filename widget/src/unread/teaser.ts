interface TeaserParts {
  readonly sender: string;
  readonly text: string;
  readonly dismissLabel: string;
  readonly isAtLeft: boolean;
  readonly open: () => void;
  readonly dismiss: () => void;
}

/** The latest words above the bubble: one button opens the chat, the other puts them away. */
export function teaserOf({ sender, text, dismissLabel, isAtLeft, open, dismiss }: TeaserParts): HTMLElement {
  const teaser = document.createElement('div');
  teaser.className = `teaser${isAtLeft ? ' at-left' : ''}`;
  teaser.role = 'status';
  const words = buttonOf('words', open);
  const name = document.createElement('strong');
  name.textContent = sender;
  const said = document.createElement('span');
  said.textContent = text;
  if (sender !== '') words.append(name);
  words.append(said);
  const away = buttonOf('away', dismiss);
  away.ariaLabel = dismissLabel;
  away.textContent = '×';
  teaser.append(words, away);
  return teaser;
}

function buttonOf(className: string, run: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.onclick = run;
  return button;
}
