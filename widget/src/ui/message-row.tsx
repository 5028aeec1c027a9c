import type { VNode } from 'preact';
import type { ConversationClient } from '../conversation/conversation-client.js';
import type { Locale, Message, QueuedMessage } from '../conversation/model.js';
import type { Row } from '../conversation/rows.js';
import { attendedBy, senderName } from '../conversation/transcript.js';
import type { Texts } from '../texts/index.js';
import type { ChatScope } from './chat-scope.js';
import { Content } from './content.js';
import { dayName, hourOf, isoDateInWords } from './dates.js';
import { memo } from './memo.js';

/** Properties of every row; they change only with the language. */
interface RowProps {
  readonly locale: Locale;
  readonly texts: Texts;
}

/** One row of the list: a message, a day, or a note. Unchanged rows are not rendered again. */
export function messageRow(row: Row, { state, texts, client, settings }: ChatScope): VNode {
  const { locale } = state;
  switch (row.kind) {
    case 'day':
      return <Note key={row.key} words={dayName(row.at, { locale, texts })} />;
    case 'person':
      return <Note key={row.key} words={row.name === null ? attendedBy(state, texts) : texts.attendedBy(row.name)} />;
    case 'ended':
      return <Note key={row.key} words={texts.conversationEnded} />;
    case 'queued':
      if (row.item.isPosted === true && row.item.status !== 'refused')
        return <Note key={row.key} words={row.item.shownText} />;
      return (
        <QueuedRow
          key={row.key}
          item={row.item}
          client={client}
          isOver={state.conversationState === 'ENDED'}
          isDisconnected={!state.isOnline || !state.isConnected}
          locale={locale}
          texts={texts}
        />
      );
    case 'message': {
      const { message, isFirst, isLast } = row;
      if (message.author === 'SYSTEM' || isPosted(message)) return <Note key={row.key} words={message.text} />;
      const sender = senderName(message, state, texts);
      const { origin } = settings;
      return <Said key={row.key} {...{ message, isFirst, isLast, sender, origin, locale, texts }} />;
    }
  }
}

/** What a page has posted comes in italics, which visitors cannot write. */
function isPosted({ author, content }: Message): boolean {
  const [first] = content;
  return author === 'VISITOR' && first?.__typename === 'ParagraphNode' && first.children[0]?.isItalic === true;
}

const Note = memo(({ words }: { readonly words: string }) => <li class="note">{words}</li>);

interface SaidProps extends RowProps {
  readonly message: Message;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly sender: string;
  readonly origin: string;
}

const Said = memo(({ message, isFirst, isLast, sender, origin, locale, texts }: SaidProps) => {
  const isMine = message.author === 'VISITOR';
  const look = `row ${isMine ? 'mine' : 'bot'}${isFirst ? ' first' : ''}${isLast ? ' last' : ''}`;
  return (
    <li class={look}>
      {message.author === 'MEMBER' && isFirst && (
        <p class="sender" aria-hidden="true">
          {sender}
        </p>
      )}
      <div class="line">
        <div class="say">
          <span class="sr">{`${sender}: `}</span>
          {isMine ? (
            <Words text={message.text} locale={locale} />
          ) : (
            <Content nodes={message.content} origin={origin} imageWord={texts.image} />
          )}
        </div>
        <time dateTime={message.at}>{hourOf(message.at, locale)}</time>
      </div>
    </li>
  );
});

function Words({ text, locale }: { readonly text: string; readonly locale: Locale }): VNode {
  const lines = isoDateInWords(text, locale).split('\n');
  return <p>{lines.flatMap((line, index) => (index === 0 ? [line] : [<br key={index} />, line]))}</p>;
}

interface QueuedProps extends RowProps {
  readonly item: QueuedMessage;
  readonly client: ConversationClient;
  readonly isOver: boolean;
  readonly isDisconnected: boolean;
}

const QueuedRow = memo(({ item, client, isOver, isDisconnected, locale, texts }: QueuedProps) => {
  const { clientMessageId, status, reason, shownText } = item;
  return (
    <li class={`row mine first last ${status === 'refused' ? 'refused' : 'pending'}`}>
      <div class="line">
        <div class="say">
          <span class="sr">{`${texts.you}: `}</span>
          <Words text={shownText} locale={locale} />
        </div>
      </div>
      {status === 'refused' ? (
        <div class="fate" role="alert">
          {reason === null ? texts.notSent : `${texts.notSent} ${reason}`}
          {!isOver && (
            <button class="link" type="button" onClick={() => client.resend(clientMessageId)}>
              {texts.retry}
            </button>
          )}
          <button class="link" type="button" onClick={() => client.discard(clientMessageId)}>
            {texts.discard}
          </button>
        </div>
      ) : (
        <Fate words={isDisconnected ? texts.notSentYet : status === 'retrying' ? texts.tryingAgain : ''} />
      )}
    </li>
  );
});

function Fate({ words }: { readonly words: string }): VNode | null {
  return words === '' ? null : <div class="fate">{words}</div>;
}
