interface Asked {
  choices: readonly { id: string }[];
}

interface Shown {
  content: readonly (
    | { __typename: 'CardsNode'; cards: readonly { buttons: readonly { choiceId: string | null }[] }[] }
    | { __typename: string }
  )[];
}

/** True while the choices of the question are buttons of cards in this message, the last one: then they are not listed again. */
export function isOnCards(awaiting: Asked | null, last: Shown | undefined): boolean {
  const buttons = last?.content.flatMap((node) =>
    'cards' in node ? node.cards.flatMap((card) => card.buttons.map(({ choiceId }) => choiceId)) : [],
  );
  const choices = awaiting?.choices ?? [];
  return buttons !== undefined && choices.length > 0 && choices.every(({ id }) => buttons.includes(id));
}
