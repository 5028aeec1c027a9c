interface Card {
  title: string;
  text: string;
  imageUrl: string | null;
  imageAlt: string;
  buttons: { label: string; choiceId: string | null; url: string | null }[];
}

/** Cards of a message, side by side. Their answers are buttons while `onChoose` is given. */
export function SentCards({
  cards,
  onChoose,
}: {
  cards: readonly Card[];
  onChoose?: ((choiceId: string) => void) | undefined;
}) {
  return (
    <ul className="flex snap-x gap-2 overflow-x-auto pb-1" tabIndex={0}>
      {cards.map((card, at) => (
        // Cards have no id, so the index is the key.
        <li
          key={String(at)}
          className="flex w-48 shrink-0 snap-start flex-col overflow-hidden rounded-lg border border-line bg-surface text-ink"
        >
          {card.imageUrl === null ? null : (
            <img src={card.imageUrl} alt={card.imageAlt} loading="lazy" className="h-28 w-full object-cover" />
          )}
          <p className="px-3 pt-2 font-semibold">{card.title}</p>
          {card.text === '' ? null : <p className="px-3 text-sm whitespace-pre-line text-ink-2">{card.text}</p>}
          <div className="mt-auto flex flex-col gap-1.5 p-3">
            {card.buttons.map((button) => (
              <CardButton key={button.choiceId ?? button.label} button={button} onChoose={onChoose} />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

interface ButtonProps {
  button: Card['buttons'][number];
  onChoose: ((choiceId: string) => void) | undefined;
}

function CardButton({ button: { label, choiceId, url }, onChoose }: ButtonProps) {
  const look =
    'flex min-h-9 items-center justify-center rounded-md border border-line-strong px-2 text-center font-semibold disabled:opacity-60';
  if (choiceId === null) {
    return url === null || !/^https?:/iu.test(url) ? null : (
      <a href={url} target="_blank" rel="noopener noreferrer" className={`${look} underline`}>
        {label}
      </a>
    );
  }
  return (
    <button type="button" className={look} disabled={onChoose === undefined} onClick={() => onChoose?.(choiceId)}>
      {label}
    </button>
  );
}
