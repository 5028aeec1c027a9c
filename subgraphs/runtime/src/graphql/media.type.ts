import type { ContentNode } from '@tertulia/flow-engine';
import { Field, ObjectType } from 'type-graphql';
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
