import type { PreparedUpload, VisitorPayload } from '../conversation/model.js';
import { previewHashes } from '../transport/hashes.js';
import { fieldsOf, postOperation } from '../transport/post-operation.js';
import type { PostOptions } from '../transport/post-operation.js';
import { TransportError } from '../transport/transport.js';
import { uploadOf } from '../transport/prepared-upload.js';
import type { UploadData } from '../transport/prepared-upload.js';
import type { AnnouncedFile, ListenInput, Listener, SendInput, StartInput, Transport } from '../transport/transport.js';
import { previewOperations } from './preview-operations.js';

/** Dependencies of the transport of a preview. */
export interface PreviewOptions extends PostOptions {
  /** Secret of the link, from the address of the page. */
  readonly link: string;
  /** Runs something regularly until the returned function is called. */
  readonly every: (ms: number, run: () => void) => () => void;
}

/** How often the page asks for what happens by itself, such as the end of a wait. */
const askEveryMs = 5_000;

/**
 * Conversations with a draft. A token is the id of the conversation; the secret of the link goes with every request. Nobody else
 * writes in such a conversation, so that there is no socket.
 */
export class PreviewTransport implements Transport {
  private readonly options: PreviewOptions;
  private last: VisitorPayload | null = null;

  constructor(options: PreviewOptions) {
    this.options = options;
  }

  /** What a draft looks like is known once its conversation has started. */
  publicBot(): Promise<null> {
    return Promise.resolve(null);
  }

  start({ locale }: StartInput): Promise<VisitorPayload> {
    return this.payload('StartPreview', { locale });
  }

  send(token: string, { clientMessageId, after, answer }: SendInput): Promise<VisitorPayload> {
    return this.payload('SendPreviewMessage', { conversation: token, clientMessageId, after, ...fieldsOf(answer) });
  }

  async prepareUpload(token: string, file: AnnouncedFile): Promise<PreparedUpload> {
    const input = { conversation: token, ...file };
    return uploadOf({ payload: await this.request<UploadData['payload']>('PreparePreviewUpload', input) });
  }

  /** The conversation of a preview ends on this page only; the platform forgets it after a day. */
  end(): Promise<VisitorPayload> {
    const { last } = this;
    if (last === null) return Promise.reject(new TransportError('session-lost', { message: 'nothing was started' }));
    return Promise.resolve({ ...last, messages: [], state: 'ENDED', awaiting: null });
  }

  /** Nobody waits for a person in a preview. */
  leaveQueue(token: string): Promise<VisitorPayload> {
    return this.catchUp(token, this.last?.lastSequence ?? 0);
  }

  placeInQueue(): Promise<null> {
    return Promise.resolve(null);
  }

  startOver(): Promise<VisitorPayload> {
    return this.payload('StartPreview', { locale: this.last?.locale ?? null });
  }

  catchUp(token: string, after: number): Promise<VisitorPayload> {
    return this.payload('ContinuePreview', { conversation: token, after });
  }

  /** A page has every message of its conversation. */
  older(token: string): Promise<VisitorPayload> {
    return this.catchUp(token, this.last?.lastSequence ?? 0);
  }

  async deleteMyData(token: string): Promise<boolean> {
    const answer = await this.request<{ isDeleted: boolean }>('RemovePreviewConversation', { conversation: token });
    return answer.isDeleted;
  }

  /** Nobody watches a preview. */
  reportPresence(): Promise<void> {
    return Promise.resolve();
  }

  listen({ token, after }: ListenInput, listener: Listener): () => void {
    let known = after;
    listener.opened();
    return this.options.every(askEveryMs, () => void this.catchUp(token, known).then(tell, () => undefined));
    function tell({ messages, awaiting, state, endReason, lastSequence }: VisitorPayload): void {
      const rest = { awaiting, state, endReason, takenOverBy: null };
      for (const message of messages) listener.event({ ...rest, kind: 'MESSAGE', sequence: message.sequence, message });
      for (const kind of lastSequence > known ? (['AWAITING', 'STATE'] as const) : [])
        listener.event({ ...rest, kind, sequence: lastSequence, message: null });
      known = Math.max(known, lastSequence);
    }
  }

  private async payload(name: keyof typeof previewOperations, input: object): Promise<VisitorPayload> {
    const answer = await this.request<VisitorPayload>(name, input);
    const payload = { ...answer, token: answer.conversationId };
    if (answer.conversationId !== null) this.last = payload;
    return payload;
  }

  private async request<Data>(name: keyof typeof previewOperations, input: object): Promise<Data> {
    const variables = { input: { token: this.options.link, ...input } };
    const operation = { operationName: name, query: previewOperations[name], hash: previewHashes[name], variables };
    return (await postOperation<{ payload: Data }>(this.options, operation, {})).payload;
  }
}
