import { afterEach, describe, expect, test } from '@jest/globals';
import { Egress, EgressError, type EgressSettings } from '@tertulia/egress';
import { eventually, ownMsOf } from '@tertulia/testkit';
import { outside, type Outside } from './loopback.js';

const organizationId = 'org-1';
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(async (one) => one.close()));
});

async function server(respond: Parameters<typeof outside>[0]): Promise<Outside> {
  const made = await outside(respond);
  open.push(made);
  return made;
}

/** An egress that may reach the given servers on loopback. */
function egressTo(servers: readonly Outside[], settings: Partial<EgressSettings> = {}): Egress {
  const allowed = new Set(servers.map(({ port }) => `127.0.0.1:${port}`));
  const egress = new Egress({ allowed, ...settings });
  open.unshift(egress);
  return egress;
}

describe('a request', () => {
  test('A request carries method, headers and body, and returns status, headers and body', async () => {
    const echo = await server((request, response) => {
      request.setEncoding('utf8');
      let body = '';
      request.on('data', (chunk: string) => (body += chunk));
      request.on('end', () => response.writeHead(201, { 'x-note': 'yes' }).end(`${request.method} ${body}`));
    });
    const response = await egressTo([echo]).request({
      ...{ organizationId, url: `${echo.url}/path?x=1`, method: 'POST', body: '{"a":1}' },
      headers: { 'Content-Type': 'application/json' },
    });
    expect({ ...response, body: response.body.toString() }).toMatchObject({ status: 201, body: 'POST {"a":1}' });
    expect(response.headers['x-note']).toBe('yes');
    expect(echo.seen[0]?.url).toBe('/path?x=1');
    expect(echo.seen[0]?.headers['content-type']).toBe('application/json');
  });

  test('A redirect is returned and not followed', async () => {
    const inside = await server((_, response) => response.end('secret'));
    const redirecting = await server((_, response) => response.writeHead(302, { location: inside.url }).end());
    const egress = egressTo([redirecting, inside]);
    expect(await egress.request({ organizationId, url: redirecting.url })).toMatchObject({ status: 302 });
    await expect(egress.fetchFor(organizationId)(redirecting.url)).rejects.toBeInstanceOf(EgressError);
    expect(inside.seen).toHaveLength(0);
  });

  test('A response over the limit ends the request, whether or not it announces its length', async () => {
    const big = await server((request, response) => {
      if (request.url === '/told') response.setHeader('content-length', 5_000);
      response.write('x'.repeat(3_000));
      response.end('x'.repeat(2_000));
    });
    const egress = egressTo([big], { responseBytesMax: 4_000 });
    for (const path of ['/told', '/chunked']) {
      await expect(egress.request({ organizationId, url: `${big.url}${path}` })).rejects.toMatchObject({
        failure: 'TOO_LARGE',
      });
    }
    const streamed = await egress.fetchFor(organizationId)(`${big.url}/chunked`);
    await expect(streamed.text()).rejects.toMatchObject({ failure: 'TOO_LARGE' });
  });

  test('The deadline holds for a server that says nothing, one that stops in the middle, and one that trickles', async () => {
    const slow = await server((request, response) => {
      if (request.url === '/silent') return;
      response.write('begin');
      if (request.url === '/trickle') {
        const timer = setInterval(() => response.write('.'), 20);
        response.on('close', () => clearInterval(timer));
      }
    });
    const egress = egressTo([slow]);
    for (const path of ['/silent', '/stops', '/trickle']) {
      const request = { organizationId, url: `${slow.url}${path}`, timeoutMs: 200 };
      const late = { failure: 'TIMEOUT' };
      const tookMs = await ownMsOf(async () => expect(egress.request(request)).rejects.toMatchObject(late));
      expect(tookMs).toBeLessThan(2_000);
    }
  });

  test('The deadline holds while a name is being resolved, and while a request waits for its turn', async () => {
    let finish: () => void = () => undefined;
    const slow = await server((_, response) => {
      finish = () => response.end('ok');
    });
    const limits = { atOnce: 1, waiting: 5, failuresMax: 100, coolDownMs: 100 };
    const egress = egressTo([slow], { limits, resolveAll: () => undefined });
    const late = { failure: 'TIMEOUT' };
    await expect(
      egress.request({ organizationId, url: 'http://slow.example.com/', timeoutMs: 200 }),
    ).rejects.toMatchObject(late);
    const ask = async (timeoutMs: number) => egress.request({ organizationId, url: slow.url, timeoutMs });
    const first = ask(60_000);
    await eventually(() => expect(slow.seen).toHaveLength(1));
    await expect(ask(200)).rejects.toMatchObject(late);
    await expect(egress.fetchFor(organizationId, { timeoutMs: 200 })(slow.url)).rejects.toMatchObject(late);
    const socket = { organizationId, host: '127.0.0.1', port: slow.port, timeoutMs: 200 };
    await expect(egress.connect(socket)).rejects.toMatchObject(late);
    expect(slow.seen).toHaveLength(1);
    finish();
    expect(await first).toMatchObject({ status: 200 });
  });

  test('Hints before the response, several values of one header and an empty body are understood', async () => {
    const odd = await server((request, response) => {
      response.writeEarlyHints({ link: '</a.css>; rel=preload' });
      response.writeHead(request.method === 'HEAD' ? 200 : 204, { 'set-cookie': ['a=1', 'b=2'] }).end();
    });
    const egress = egressTo([odd]);
    for (const [method, status] of [
      ['HEAD', 200],
      ['DELETE', 204],
    ] as const) {
      const response = await egress.request({ organizationId, url: odd.url, method });
      expect([response.status, response.headers['set-cookie'], response.body.length]).toEqual([status, 'a=1, b=2', 0]);
    }
  });

  test('What is left of a deadline may be a fraction of a millisecond', async () => {
    const quick = await server((_, response) => response.end('ok'));
    const egress = egressTo([quick]);
    expect(await egress.request({ organizationId, url: quick.url, timeoutMs: 4_961.433 })).toMatchObject({
      status: 200,
    });
    expect((await egress.fetchFor(organizationId, { timeoutMs: 4_961.433 })(quick.url)).status).toBe(200);
    const target = { organizationId, host: '127.0.0.1', port: quick.port, timeoutMs: 4_961.433 };
    (await egress.connect(target)).destroy();
  });

  test('A lost connection is unreachable, and the failure says nothing of the network', async () => {
    const cut = await server((request) => request.socket.destroy());
    const egress = egressTo([cut]);
    const error: unknown = await egress.request({ organizationId, url: cut.url }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ failure: 'UNREACHABLE', message: 'UNREACHABLE' });
  });

  test('A stream is passed on as it arrives', async () => {
    let release: () => void = () => undefined;
    const streaming = await server((_, response) => {
      response.write('first');
      release = () => response.end('second');
    });
    const response = await egressTo([streaming]).fetchFor(organizationId)(streaming.url);
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe('first');
    release();
    const second = await reader?.read();
    expect(new TextDecoder().decode(second?.value)).toBe('second');
  });
});

describe('a host that fails', () => {
  // Longer than four requests take on a busy machine.
  const limits = { atOnce: 2, waiting: 1, failuresMax: 3, coolDownMs: 3_000 };

  test('After failures in a row the host is left alone, one request probes it after the cool-down, and success opens it', async () => {
    let isBroken = true;
    const moody = await server((request, response) => (isBroken ? request.socket.destroy() : response.end('ok')));
    const egress = egressTo([moody], { limits });
    const ask = async () => egress.request({ organizationId, url: moody.url });
    for (let count = 0; count < 3; count += 1) await expect(ask()).rejects.toMatchObject({ failure: 'UNREACHABLE' });
    await expect(ask()).rejects.toMatchObject({ failure: 'SUSPENDED' });
    expect(moody.seen).toHaveLength(3);
    // Another organization has a breaker of its own.
    await expect(egress.request({ organizationId: 'org-2', url: moody.url })).rejects.toMatchObject({
      failure: 'UNREACHABLE',
    });
    isBroken = false;
    await eventually(async () => expect(await ask()).toMatchObject({ status: 200 }), { deadlineMs: 60_000 });
    expect(await ask()).toMatchObject({ status: 200 });
  });

  test('Requests over the limits of an organization are refused at once, others go on', async () => {
    const held: (() => void)[] = [];
    const slow = await server((request, response) => {
      if (request.headers['x-held'] === '1') held.push(() => response.end('ok'));
      else response.end('ok');
    });
    const egress = egressTo([slow], { limits });
    const ask = async (id: string, isHeld: string) =>
      egress.request({ organizationId: id, url: slow.url, headers: { 'x-held': isHeld } });
    const running = [ask('org-1', '1'), ask('org-1', '1'), ask('org-1', '0')];
    await expect(ask('org-1', '0')).rejects.toMatchObject({ failure: 'BUSY' });
    for (let count = 0; count < 10; count += 1) expect(await ask('org-2', '0')).toMatchObject({ status: 200 });
    for (const end of held) end();
    expect((await Promise.all(running)).map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('Without limits every request begins at once, and no host is left alone', async () => {
    const held: (() => void)[] = [];
    const slow = await server((request, response) => {
      if (request.url === '/broken') request.socket.destroy();
      else held.push(() => response.end('ok'));
    });
    const egress = egressTo([slow], { limits: null });
    for (let count = 0; count < 10; count += 1) {
      await expect(egress.request({ organizationId, url: `${slow.url}/broken` })).rejects.toMatchObject({
        failure: 'UNREACHABLE',
      });
    }
    const running = Array.from({ length: 80 }, async () =>
      egress.request({ organizationId, url: slow.url, timeoutMs: 60_000 }),
    );
    await eventually(() => expect(held).toHaveLength(80));
    for (const end of held) end();
    expect((await Promise.all(running)).every(({ status }) => status === 200)).toBe(true);
  });
});
