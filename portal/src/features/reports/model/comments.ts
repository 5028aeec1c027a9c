import type { ReportCommentPageFragment } from '../../../gql/graphql.js';

type Node = ReportCommentPageFragment['nodes'][number];

/** A comment with the conversation that it leads to. */
export type ShownComment = NonNullable<Node['conversation']>['ratingComments'][number] & {
  key: string;
  conversationId: string;
  /** Null for a bot that was deleted. */
  bot: string | null;
};

/** The comments of conversations, in the order of these; nothing of one that was erased or that can no longer be shown. */
export function commentsOf(nodes: readonly Pick<Node, 'id' | 'bot' | 'conversation'>[]): ShownComment[] {
  return nodes.flatMap(({ id, bot, conversation }) =>
    (conversation?.ratingComments ?? [])
      .map((comment, at) => ({ ...comment, key: `${id} ${at}`, conversationId: id, bot: bot?.name ?? null }))
      .toReversed(),
  );
}
