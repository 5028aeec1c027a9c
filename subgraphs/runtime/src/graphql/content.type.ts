import { type ContentNode, type InlineNode, linkedRuns } from '@tertulia/flow-engine';
import { createUnionType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { CardsNodeType, shownCards } from './cards.type.js';
import { FileNodeType, shownFile } from './file.type.js';
import { EmbedNodeType, LocationNodeType, MediaNodeType, shownEmbed, shownLocation, shownMedia } from './media.type.js';

@ObjectType('InlineNode', {
  description: 'One run of text: a link when url is set, a line break when isBreak.',
})
export class InlineNodeType {
  @Field(() => String, { description: 'The text; empty for a line break. Never contains markup.' })
  text!: string;

  @Field(() => Boolean, { description: 'Strong.' })
  isBold!: boolean;

  @Field(() => Boolean, { description: 'Emphasised.' })
  isItalic!: boolean;

  @Field(() => Boolean, { description: 'In a monospaced font, as code.' })
  isCode!: boolean;

  @Field(() => Boolean, { description: 'A line break.' })
  isBreak!: boolean;

  @Field(() => String, { nullable: true, description: 'Where a link leads: https, http, mailto or tel.' })
  url!: string | null;
}

@ObjectType('ParagraphNode', { description: 'A paragraph.' })
export class ParagraphNodeType {
  @Directive('@listSize(assumedSize: 2)')
  @Field(() => [InlineNodeType], { description: 'Its runs of text.' })
  children!: InlineNodeType[];
}

@ObjectType('ListItemNode', { description: 'An item of a list.' })
export class ListItemNodeType {
  @Directive('@listSize(assumedSize: 2)')
  @Field(() => [InlineNodeType], { description: 'Its runs of text.' })
  children!: InlineNodeType[];
}

@ObjectType('ListNode', { description: 'A list.' })
export class ListNodeType {
  @Field(() => Boolean, { description: 'Numbered.' })
  isOrdered!: boolean;

  @Field(() => Int, { description: 'Number of the first item of a numbered list.' })
  start!: number;

  @Directive('@listSize(assumedSize: 3)')

  @Field(() => [ListItemNodeType], { description: 'Its items.' })
  items!: ListItemNodeType[];
}

@ObjectType('ImageNode', { description: 'A picture.' })
export class ImageNodeType {
  @Field(() => String, { description: 'Its URL: https or http.' })
  url!: string;

  @Field(() => String, { description: 'Alternative text.' })
  alt!: string;
}

const nodeTypes = [
  ParagraphNodeType,
  ListNodeType,
  ImageNodeType,
  MediaNodeType,
  EmbedNodeType,
  LocationNodeType,
  CardsNodeType,
  FileNodeType,
] as const;

export const ContentNodeUnion = createUnionType({
  name: 'ContentNode',
  description: 'A part of a message, as a safe tree: text never contains markup.',
  types: () => nodeTypes,
  resolveType: (value: object) => nodeTypes.find((type) => value instanceof type),
});

/** The maximum number of URLs and phone numbers in a message that become links; the others stay text. */
const mostLinks = 15;

/** The number of links that the message may still contain. */
interface LinksLeft {
  links: number;
}

/** Converts the tree to its GraphQL type. */
export function shownContent(
  nodes: readonly ContentNode[],
  links: number = mostLinks,
): InstanceType<(typeof nodeTypes)[number]>[] {
  const left: LinksLeft = { links };
  const shown = (children: readonly InlineNode[]) => children.flatMap((child) => shownInline(child, left));
  return nodes.map((node) => {
    switch (node.kind) {
      case 'paragraph':
        return Object.assign(new ParagraphNodeType(), { children: shown(node.children) });
      case 'list': {
        const items = node.items.map((children) => ({ children: shown(children) }));
        return Object.assign(new ListNodeType(), { isOrdered: node.isOrdered, start: node.start ?? 1, items });
      }
      case 'image':
        return Object.assign(new ImageNodeType(), { url: node.url, alt: node.alt });
      case 'cards':
        return shownCards(node);
      case 'file':
        return shownFile(node);
      case 'media':
        return shownMedia(node);
      case 'embed':
        return shownEmbed(node);
      case 'location':
        return shownLocation(node);
    }
  });
}

/** Likewise, with the words of links only. */
export function shownWithoutLinks(nodes: readonly ContentNode[]): InstanceType<(typeof nodeTypes)[number]>[] {
  const words = (children: readonly InlineNode[]): InlineNode[] =>
    children.map((child) => (child.kind === 'link' ? { kind: 'text', text: child.text } : child));
  return shownContent(
    nodes.map((node) => {
      if (node.kind === 'paragraph') return { ...node, children: words(node.children) };
      return node.kind === 'list' ? { ...node, items: node.items.map(words) } : node;
    }),
    0,
  );
}

const plain = { text: '', isBold: false, isItalic: false, isCode: false, isBreak: false, url: null };

/** URLs and phone numbers in a text become links, whoever the author is. */
function shownInline(node: InlineNode, left: LinksLeft): InlineNodeType[] {
  switch (node.kind) {
    case 'break':
      return [{ ...plain, isBreak: true }];
    case 'link':
      return [{ ...plain, text: node.text, url: node.url }];
    case 'text': {
      const { text, isBold = false, isItalic = false, isCode = false } = node;
      const runs = isCode ? [{ text, url: null }] : linkedRuns(text, left.links);
      left.links -= runs.filter(({ url }) => url !== null).length;
      return runs.map((run) => ({ ...plain, ...run, isBold, isItalic, isCode }));
    }
  }
}
