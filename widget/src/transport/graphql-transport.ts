import type { Answer, PublicBot, QueuePlace, VisitorPayload } from '../conversation/model.js';
import { GraphqlSocket } from './graphql-socket.js';
import { faultOfResponse } from './graphql-faults.js';
import type { GraphqlResponse } from './graphql-faults.js';
import { operations } from './operations.js';
import type { OperationName } from './operations.js';
import { TransportError } from './transport.js';
import type { ListenInput, Listener, SendInput, StartInput, Transport } from './transport.js';

/** Dependencies of the transport; browsers provide all of them. */
export interface GraphqlTransportOptions {
  /** Origin of the platform, without a slash at the end. */
  readonly origin: string;
  readonly fetch: typeof fetch;
  /** Timeout of a request in milliseconds. */
  readonly timeoutMs: number;
  /** The language of the server's messages, read before each request. */
  readonly language: () => string;
}

/** The platform's GraphQL endpoint: operations over HTTP, live events over graphql-ws. Sends no cookies. */
export class GraphqlTransport implements Transport {
  private readonly options: GraphqlTransportOptions;
  private readonly socket: GraphqlSocket;

  constructor(options: GraphqlTransportOptions) {
    this.options = options;
    this.socket = new GraphqlSocket(`${options.origin.replace(/^http/, 'ws')}/graphql`);
  }

  async publicBot(publicId: string): Promise<PublicBot | null> {
    const data = await this.request<{ publicBot: PublicBot | null }>('PublicBot', { publicId }, null);
    return data.publicBot;
  }

  start(input: StartInput): Promise<VisitorPayload> {
    const { publicId, locale, resumeToken, last } = input;
    return this.payload('StartConversation', { input: { publicId, locale, resumeToken, last, channel: 'WEB' } }, null);
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
    const response = await this.post(
      JSON.stringify({ operationName, variables, query: operations[operationName] }),
      token,
    );
    const answer = await readJson<Data>(response);
    const fault = faultOfResponse(response.status, response.headers.get('retry-after'), answer);
    if (fault !== null) throw fault;
    if (!answer?.data) throw new TransportError('busy', { message: `${operationName}: a response without data` });
    return answer.data;
  }

  private async post(body: string, token: string | null): Promise<Response> {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      'accept-language': this.options.language(),
      'apollo-require-preflight': '1',
    };
    if (token !== null) headers['authorization'] = `Visitor ${token}`;
    const signal = AbortSignal.timeout(this.options.timeoutMs);
    try {
      const init: RequestInit = { method: 'POST', headers, body, signal, credentials: 'omit' };
      return await this.options.fetch(`${this.options.origin}/graphql`, init);
    } catch (error) {
      throw new TransportError('unreachable', { message: String(error) });
    }
  }
}

async function readJson<Data>(response: Response): Promise<GraphqlResponse<Data> | null> {
  try {
    return (await response.json()) as GraphqlResponse<Data>;
  } catch {
    return null;
  }
}

function fieldsOf(answer: Answer): Answer {
  if (answer.choiceIds !== undefined) return { choiceIds: answer.choiceIds };
  if (answer.form !== undefined) return { form: answer.form };
  return answer.rating === undefined ? { text: answer.text ?? '' } : { rating: answer.rating };
}
