import type { VNode } from 'preact';
import { attendedBy, transcriptOf } from '../conversation/transcript.js';
import { textsOf } from '../texts/index.js';
import type { ChatScope } from './chat-scope.js';
import { useChat } from './chat-scope.js';
import { Icon } from './icons.js';
import { Menu } from './menu.js';
import type { MenuItem } from './menu.js';
import { saveText } from './save-text.js';

/** Name and availability, the language, the menu and the close button. */
export function Header({ askDelete }: { readonly askDelete: () => void }): VNode {
  const scope = useChat();
  const { state, texts, close, client } = scope;
  const locales = state.bot?.locales ?? [];
  const languages = locales.map((locale) => ({
    label: textsOf(locale).languageName,
    isChecked: locale === state.locale,
    run: () => void client.changeLocale(locale),
  }));
  const items = menuItems(scope, askDelete);
  return (
    <header>
      <span class="avatar" aria-hidden="true">
        {state.bot?.avatarText ?? ''}
      </span>
      <div class="who">
        <h2>{state.bot?.name ?? ''}</h2>
        <Availability />
      </div>
      <div class="tools">
        {languages.length > 1 && (
          <Menu label={texts.language} items={languages}>
            {state.locale.toUpperCase()}
          </Menu>
        )}
        {items.length > 0 && (
          <Menu label={texts.menu} items={items}>
            <Icon name="more" />
          </Menu>
        )}
        {close !== null && (
          <button class="quiet" type="button" aria-label={texts.close} onClick={close}>
            <Icon name="down" />
          </button>
        )}
      </div>
    </header>
  );
}

function Availability(): VNode {
  const { state, texts } = useChat();
  const [look, words] = ((): [string, string] => {
    switch (state.conversationState) {
      case 'ENDED':
        return ['', texts.conversationEnded];
      case 'HUMAN':
        return ['is-ok', attendedBy(state, texts)];
      case 'WAITING_HUMAN':
        return ['is-waiting', texts.lookingForPerson];
      case 'BOT':
        return availabilityOfBot();
    }
  })();
  function availabilityOfBot(): [string, string] {
    const { bot, locale } = state;
    if (bot === null) return ['', state.phase === 'starting' ? texts.loading : ''];
    if (bot.isOpenNow) return ['is-ok', texts.repliesAtOnce];
    const opens = bot.opensNextText?.[locale];
    return ['', opens === undefined ? texts.closedNow : `${texts.closedNow} · ${opens}`];
  }
  return (
    <p class={look} role="status">
      <span>{words}</span>
    </p>
  );
}

function menuItems({ state, texts, client }: ChatScope, askDelete: () => void): readonly MenuItem[] {
  const when = (at: string): string => new Date(at).toLocaleString(state.locale);
  const download = (): void => saveText(`${texts.downloadName}.txt`, transcriptOf(state, texts, when));
  if (state.conversationId === null) return [];
  const end: MenuItem = { label: texts.endConversation, run: () => void client.end() };
  return [
    { label: texts.startOver, run: () => void client.startOver() },
    { label: texts.download, run: download },
    ...(state.conversationState === 'ENDED' ? [] : [end]),
    { label: texts.deleteData, run: askDelete, isDanger: true },
  ];
}
