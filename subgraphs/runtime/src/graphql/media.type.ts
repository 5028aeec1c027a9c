import type { ContentNode } from '@tertulia/flow-engine';
import { Field, Int, ObjectType } from 'type-graphql';
import { MediaKindEnum } from './enums.js';

@ObjectType('MediaNode', { description: 'A video, a recording or a file at a web address. Nothing plays by itself.' })
export class MediaNodeType {
  @Field(() => MediaKindEnum, { description: 'What it is.' })
  media!: 'VIDEO' | 'AUDIO' | 'FILE';

  @Field(() => String, { description: 'Its URL: https or http.' })
  url!: string;

  @Field(() => String, { description: 'What it shows or says; may be empty.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'The picture before a video is played.' })
  posterUrl!: string | null;

  @Field(() => String, { nullable: true, description: 'Captions of a video, as WebVTT.' })
  captionsUrl!: string | null;

  @Field(() => String, { nullable: true, description: 'What is said in a recording.' })
  transcript!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The player of a known video site, for a sandboxed frame; then url is a page, not a file.',
  })
  playerUrl!: string | null;
}

@ObjectType('EmbedNode', { description: 'A page, for a sandboxed frame.' })
export class EmbedNodeType {
  @Field(() => String, { description: 'Its URL, on a site that the bot may show.' })
  url!: string;

  @Field(() => String, { description: 'What it is, for everybody.' })
  title!: string;

  @Field(() => Int, { description: 'Height of the frame in CSS pixels, 120 to 800.' })
  height!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'The event that it may post; it is sent as a form with one field of this id. Null if none is waited for.',
  })
  event!: string | null;

  @Field(() => String, { nullable: true, description: 'The block that waits for the event, as in Awaiting.' })
  blockId!: string | null;
}

@ObjectType('LocationNode', { description: 'A place.' })
export class LocationNodeType {
  @Field(() => String, { description: 'Its name.' })
  title!: string;

  @Field(() => String, { description: 'Its address, in one or more lines; may be empty.' })
  address!: string;

  @Field(() => String, { description: 'Where a map shows it.' })
  url!: string;
}

/** Converts a video, recording or file to its GraphQL type. */
export function shownMedia(node: Extract<ContentNode, { kind: 'media' }>): MediaNodeType {
  const { media, url, title, posterUrl = null, captionsUrl = null, transcript = null, playerUrl = null } = node;
  return Object.assign(new MediaNodeType(), { media, url, title, posterUrl, captionsUrl, transcript, playerUrl });
}

/** Converts a place to its GraphQL type. */
export function shownLocation({ title, address, url }: Extract<ContentNode, { kind: 'location' }>): LocationNodeType {
  return Object.assign(new LocationNodeType(), { title, address, url });
}

/** Converts a page to its GraphQL type. */
export function shownEmbed({ url, title, height, waitsFor }: Extract<ContentNode, { kind: 'embed' }>): EmbedNodeType {
  const { event = null, blockId = null } = waitsFor ?? {};
  return Object.assign(new EmbedNodeType(), { url, title, height, event, blockId });
}
