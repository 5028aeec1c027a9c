import type { CardsContent } from '@tertulia/flow-engine';
import { Directive, Field, ObjectType } from 'type-graphql';

@ObjectType('CardButton', { description: 'A button of a card: an answer to the question, or a link.' })
export class CardButtonType {
  @Field(() => String, { description: 'Label.' })
  label!: string;

  @Field(() => String, { nullable: true, description: 'The choice to send as the answer; null for a link.' })
  choiceId!: string | null;

  @Field(() => String, { nullable: true, description: 'Where a link leads: https or http; null for an answer.' })
  url!: string | null;
}

@ObjectType('Card', { description: 'One card of a message.' })
export class CardType {
  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { description: 'Text; may be empty.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'URL of its picture: https or http.' })
  imageUrl!: string | null;

  @Field(() => String, { description: 'Alternative text of the picture; empty where the title says it.' })
  imageAlt!: string;

  @Directive('@listSize(assumedSize: 2)')
  @Field(() => [CardButtonType], { description: 'Its buttons.' })
  buttons!: CardButtonType[];
}

@ObjectType('CardsNode', { description: 'Cards side by side. Their answers are choices while their question is open.' })
export class CardsNodeType {
  @Directive('@listSize(assumedSize: 4)')
  @Field(() => [CardType], { description: 'The cards.' })
  cards!: CardType[];
}

/** Converts cards to their GraphQL type. */
export function shownCards({ cards }: CardsContent): CardsNodeType {
  return Object.assign(new CardsNodeType(), {
    cards: cards.map(({ title, text, imageUrl = null, imageAlt, buttons }) => ({
      ...{ title, text, imageUrl, imageAlt },
      buttons: buttons.map(({ id, label, url = null }) => ({ label, url, choiceId: url === null ? id : null })),
    })),
  });
}
