import { describe, expect, test } from '@jest/globals';
import { readCurl, type PastedRequest } from '../../src/features/flow-editor/model/curl.js';

const plain: PastedRequest = { method: 'GET', url: '', headers: [], bodyKind: 'NONE', body: '', leftOut: [] };

describe('pasting a curl line', () => {
  const lines: [string, string, Partial<PastedRequest>][] = [
    ['an address', 'curl https://api.example.com/a?b=1', { url: 'https://api.example.com/a?b=1' }],
    ['an address without a scheme', 'curl api.example.com', { url: 'https://api.example.com' }],
    ['a quoted address and flags', `curl -sSL --compressed 'https://a.mx/x y'`, { url: 'https://a.mx/x y' }],
    ['an attached method', 'curl -XDELETE https://a.mx', { method: 'DELETE', url: 'https://a.mx' }],
    ['a method with =', 'curl --request=put https://a.mx', { method: 'PUT', url: 'https://a.mx' }],
    [
      'several lines with JSON',
      `curl -X POST https://a.mx \\\n  -H 'Content-Type: application/json' \\\n  -H "X-Team: a \\"b\\"" \\\n  -d '{"name":"Ana"}'`,
      {
        ...{ method: 'POST', url: 'https://a.mx', headers: [{ name: 'X-Team', value: 'a "b"' }] },
        ...{ bodyKind: 'JSON', body: '{\n  "name": "Ana"\n}' },
      },
    ],
    [
      '--json',
      `curl --json '{"a":1}' https://a.mx`,
      { method: 'POST', url: 'https://a.mx', bodyKind: 'JSON', body: '{\n  "a": 1\n}' },
    ],
    [
      'fields of a form',
      `curl https://a.mx -d a=1 --data-urlencode 'b=x y'`,
      { method: 'POST', url: 'https://a.mx', bodyKind: 'FORM', body: 'a=1&b=x%20y' },
    ],
    ['fields in the address', 'curl -G https://a.mx?z=0 -d a=1 -d b=2', { url: 'https://a.mx?z=0&a=1&b=2' }],
    [
      'another type of body',
      `curl https://a.mx -H 'Content-Type: text/xml' --data-raw '<a/>'`,
      {
        method: 'POST',
        url: 'https://a.mx',
        headers: [{ name: 'Content-Type', value: 'text/xml' }],
        bodyKind: 'TEXT',
        body: '<a/>',
      },
    ],
    [
      'a text with escapes',
      `curl https://a.mx --data-binary $'{"a":"l\\n\\'"}'`,
      { method: 'POST', url: 'https://a.mx', bodyKind: 'JSON', body: `{"a":"l\n'"}` },
    ],
    [
      'credentials',
      `curl https://a.mx -H 'Authorization: Bearer k' -u ana:secret -b 'session=1' -H 'X-Api-Key: k' -H 'Host: b.mx' -H 'Accept: text/html'`,
      {
        url: 'https://a.mx',
        headers: [{ name: 'Accept', value: 'text/html' }],
        leftOut: ['Authorization', '-u', '-b', 'X-Api-Key'],
      },
    ],
    ['an unknown method', 'curl -X OPTIONS https://a.mx', { url: 'https://a.mx' }],
  ];
  test.each(lines)('A line with %s becomes a request', (_, line, expected) => {
    expect(readCurl(line)).toEqual({ ...plain, ...expected });
  });

  test.each(['', 'curl', 'wget https://a.mx', 'https://a.mx', 'curl -X POST'])(
    'The text “%s” is no request',
    (text) => {
      expect(readCurl(text)).toBeNull();
    },
  );

  test('No credential of the line reaches the block', () => {
    const read = readCurl(
      `curl https://a.mx -H 'authorization: SECRET' -u a:SECRET -H 'X-Auth-Token: SECRET' --cookie c=SECRET`,
    );
    expect(JSON.stringify(read)).not.toContain('SECRET');
  });
});
