import type { AsksModule, MomentsModule } from '../asks-module.js';
import type { Answer, Awaiting } from '../conversation/model.js';
import type { ChatScope } from './chat-scope.js';

type Chat = Pick<ChatScope, 'client' | 'settings' | 'state'>;

/** Draws the question with the module that was loaded for it; null where the module does not draw it. `say` sends the answer. */
export function drawn(
  module: AsksModule | MomentsModule,
  awaiting: Awaiting,
  { chat, say }: { readonly chat: Chat; readonly say: (answer: Answer) => void },
): HTMLElement | null {
  const { form, files, days } = awaiting;
  const { client, settings, state } = chat;
  const { locale } = state;
  if ('drawMoments' in module) {
    const { kept, keep } = draftOf(chat, `${awaiting.blockId}.moments`);
    const send = (text: string): void => {
      keep(undefined);
      say({ text });
    };
    const scope = { locale, isTimeOnly: awaiting.kind === 'TIME', draft: typeof kept === 'string' ? kept : '' };
    return days ? module.drawMoments(days, { ...scope, keep, send }) : null;
  }
  if (form) {
    const { kept, keep } = draftOf(chat, `${awaiting.blockId}.form`);
    return module.drawForm(form, {
      ...{ locale, draft: typeof kept === 'object' && kept !== null ? (kept as Record<string, string>) : {}, keep },
      send: (values) => {
        keep(undefined);
        say({ form: values });
      },
    });
  }
  if (!files) return null;
  const place = `${state.conversationId}.${awaiting.blockId}`;
  return module.drawFiles(files, {
    ...{ locale, origin: settings.origin, place, skip: awaiting.choices[0] ?? null, send: say },
    prepare: (name, bytes) => client.prepareUpload(name, bytes),
  });
}

/** What was entered on an earlier page. */
function draftOf({ client }: Chat, name: string): { kept: unknown; keep: (value: unknown) => void } {
  return { kept: client.draft(name), keep: (value) => client.keepDraft(name, value) };
}
