import type { VNode } from 'preact';
import type { Message, QueuedMessage } from '../conversation/model.js';
import type { Row } from '../conversation/rows.js';
import { attendedBy, senderName } from '../conversation/transcript.js';
import { useChat } from './chat-scope.js';
import { Content } from './content.js';
import { dayName, hourOf, isoDateInWords } from './dates.js';

/** One line of the list: a message, a day, or a remark. */
export function MessageRow({ row }: { readonly row: Row }): VNode {
  const { state, texts } = useChat();
  switch (row.kind) {
    case 'day':
      return <li class="note">{dayName(row.at, { locale: state.locale, texts })}</li>;
    case 'person':
      return <li class="note">{attendedBy(state, texts)}</li>;
    case 'ended':
      return <li class="note">{texts.conversationEnded}</li>;
    case 'queued':
      return <QueuedRow item={row.item} />;
    case 'message':
      if (row.message.author === 'SYSTEM') return <li class="note">{row.message.text}</li>;
      return <Said message={row.message} isFirst={row.isFirst} isLast={row.isLast} />;
  }
}

interface SaidProps {
  readonly message: Message;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function Said({ message, isFirst, isLast }: SaidProps): VNode {
  const { state, texts } = useChat();
  const isMine = message.author === 'VISITOR';
  const sender = senderName(message, state, texts);
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
          {isMine ? <Words text={message.text} /> : <Content nodes={message.content} />}
        </div>
        <time dateTime={message.at}>{hourOf(message.at, state.locale)}</time>
      </div>
    </li>
  );
}

function Words({ text }: { readonly text: string }): VNode {
  const { state } = useChat();
  const lines = isoDateInWords(text, state.locale).split('\n');
  return <p>{lines.flatMap((line, index) => (index === 0 ? [line] : [<br key={index} />, line]))}</p>;
}

function QueuedRow({ item }: { readonly item: QueuedMessage }): VNode {
  const { state, texts, client } = useChat();
  const { clientMessageId, status, reason, shownText } = item;
  const isOver = state.conversationState === 'ENDED';
  return (
    <li class={`row mine first last ${status === 'refused' ? 'refused' : 'pending'}`}>
      <div class="line">
        <div class="say">
          <span class="sr">{`${texts.you}: `}</span>
          <Words text={shownText} />
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
        <Fate status={status} />
      )}
    </li>
  );
}

function Fate({ status }: { readonly status: 'pending' | 'retrying' }): VNode | null {
  const { state, texts } = useChat();
  const isAway = !state.isOnline || !state.isConnected;
  if (isAway) return <div class="fate">{texts.notSentYet}</div>;
  return status === 'retrying' ? <div class="fate">{texts.tryingAgain}</div> : null;
}
