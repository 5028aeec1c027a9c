import { type Payload, type Send, talker } from './conversation.ts';

/** A way to send the widget's requests from one address at a time; `onResponse` receives each response as text. */
export function sender(url: string, onResponse: (text: string) => void = () => undefined): Send {
  let address = '';
  const part = () => 1 + Math.floor(Math.random() * 254);
  return async (request, started) => {
    if (started === null) address = `10.${part()}.${part()}.${part()}`;
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'accept-language': 'es', 'apollo-require-preflight': '1' },
        'x-forwarded-for': address,
        ...(started === null ? {} : { authorization: `Visitor ${started.token}` }),
      },
      body: JSON.stringify(request),
    });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${response.status} ${text}`);
    const { data, errors } = JSON.parse(text) as { data?: { payload: Payload }; errors?: readonly unknown[] };
    if (data === undefined || errors !== undefined) throw new Error(text);
    onResponse(text.trim());
    return data.payload;
  };
}

/** The responses of one conversation. */
export async function saidIn(url: string, publicId: string): Promise<string[]> {
  const said: string[] = [];
  const { converse } = await talker(
    publicId,
    sender(url, (text) => said.push(text)),
  );
  await converse();
  return said;
}
