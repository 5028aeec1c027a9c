import { ownDevice } from './device.js';
import type { PreparedUpload, PublicBot, QueuePlace, VisitorPayload } from '../conversation/model.js';
import { GraphqlSocket } from './graphql-socket.js';
import { operationHashes } from './hashes.js';
import { operations } from './operations.js';
import type { OperationName } from './operations.js';
import { fieldsOf, postOperation } from './post-operation.js';
import type { PostOptions } from './post-operation.js';
import { uploadOf } from './prepared-upload.js';
import type { UploadData } from './prepared-upload.js';
import type { AnnouncedFile, ListenInput, Listener, SendInput, StartInput, Transport } from './transport.js';

/** The platform's GraphQL endpoint: operations over HTTP, live events over graphql-ws. Sends no cookies. */
export class GraphqlTransport implements Transport {
  private readonly options: PostOptions;
  private readonly socket: GraphqlSocket;

  constructor(options: PostOptions) {
    this.options = options;
    this.socket = new GraphqlSocket(`${options.origin.replace(/^http/, 'ws')}/graphql`);
  }

  async publicBot(publicId: string): Promise<PublicBot | null> {
    const data = await this.request<{ publicBot: PublicBot | null }>('PublicBot', { publicId }, null);
    return data.publicBot;
  }

  start(input: StartInput): Promise<VisitorPayload> {
    const { publicId, locale, resumeToken, last } = input;
    const place = { channel: 'WEB', device: ownDevice() };
    return this.payload('StartConversation', { input: { publicId, locale, resumeToken, last, ...place } }, null);
  }

  send(token: string, input: SendInput): Promise<VisitorPayload> {
    const { clientMessageId, after, answer } = input;
    return this.payload('SendMessage', { input: { clientMessageId, after, ...fieldsOf(answer) } }, token);
  }

  end(token: string): Promise<VisitorPayload> {
    return this.payload('EndConversation', {}, token);
  }

  leaveQueue(token: string): Promise<VisitorPayload> {
    return this.payload('LeaveQueue', {}, token);
  }

  async placeInQueue(token: string): Promise<QueuePlace | null> {
    const data = await this.request<{ visitorConversation: { queuePlace: QueuePlace | null } }>(
      'PlaceInQueue',
      {},
      token,
    );
    return data.visitorConversation.queuePlace;
  }

  startOver(token: string): Promise<VisitorPayload> {
    return this.payload('StartOver', {}, token);
  }

  catchUp(token: string, after: number): Promise<VisitorPayload> {
    return this.payload('CatchUp', { after }, token);
  }

  older(token: string, wanted: { readonly before: number; readonly last: number }): Promise<VisitorPayload> {
    return this.payload('Older', wanted, token);
  }

  async prepareUpload(token: string, file: AnnouncedFile): Promise<PreparedUpload> {
    return uploadOf(await this.request<UploadData>('PrepareUpload', { input: file }, token));
  }

  async deleteMyData(token: string): Promise<boolean> {
    const data = await this.request<{ deleteMyData: { isDeleted: boolean } }>('DeleteMyData', {}, token);
    return data.deleteMyData.isDeleted;
  }

  async reportPresence(token: string, isTyping: boolean): Promise<void> {
    await this.request('ReportPresence', { isTyping }, token);
  }

  listen(input: ListenInput, listener: Listener): () => void {
    return this.socket.listen(input, listener);
  }

  private async payload(name: OperationName, variables: object, token: string | null): Promise<VisitorPayload> {
    return (await this.request<{ payload: VisitorPayload }>(name, variables, token)).payload;
  }

  private async request<Data>(operationName: OperationName, variables: object, token: string | null): Promise<Data> {
    const [query, hash] = [operations[operationName], operationHashes[operationName]];
    const operation = { operationName, variables, query, hash };
    return postOperation<Data>(this.options, operation, token === null ? {} : { authorization: `Visitor ${token}` });
  }
}
