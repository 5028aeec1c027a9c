import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { principals } from '@tertulia/testkit';
import { openWorld, password, tokenOf } from './world.js';
import type { Answer, World, Person } from './world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => world.close());

const inviteMutation = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) {
  link invitation { id } userErrors { field code } } }`;
const acceptMutation = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) {
  viewer { role } userErrors { field code } } }`;

async function invite(admin: Person, email: string): Promise<Answer> {
  return admin.ask(inviteMutation, { input: { email, role: 'VIEWER' } });
}

function accept(invited: Answer): Promise<Answer> {
  const token = tokenOf(invited.data['inviteMember']?.['link']);
  return world.ask(principals.anonymous(), acceptMutation, { input: { token, name: 'Nueva', password } });
}

async function memberCount(admin: Person): Promise<unknown> {
  const answer = await admin.ask('{ organization { members { totalCount } invitations { id } } }');
  const { members, invitations } = answer.data['organization'] as unknown as {
    members: { totalCount: number };
    invitations: unknown[];
  };
  return { members: members.totalCount, open: invitations.length };
}

describe('the seats of a plan', () => {
  test('are taken by members and open invitations together, even with many concurrent invitations', async () => {
    const ana = await world.signUp('Ana');
    await world.allowMembers(ana, 3);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => invite(ana, `persona${index}@salon.mx`)));
    const refused = answers.filter((answer) => answer.codes[0] === 'PLAN_LIMIT_REACHED');
    expect(refused.length).toBe(6);
    expect(refused[0]?.facts).toEqual([{ limit: 3, usage: 3, resetAt: null, plan: 'PROFESSIONAL' }]);
    expect(refused[0]?.messages).toEqual(['Tu plan permite 3 y ya usas 3. El plan Profesional tiene un límite mayor.']);
    expect(await memberCount(ana)).toEqual({ members: 1, open: 2 });
    for (const answer of answers.filter((each) => each.codes.length === 0)) await accept(answer);
    expect(await memberCount(ana)).toEqual({ members: 3, open: 0 });
    expect((await invite(ana, 'otra@salon.mx')).codes).toEqual(['PLAN_LIMIT_REACHED']);
  });

  test('are free again when an invitation is revoked or expires, or a member leaves', async () => {
    const berta = await world.signUp('Berta');
    await world.allowMembers(berta, 2);
    const first = await invite(berta, 'uno@salon.mx');
    expect((await invite(berta, 'dos@salon.mx')).codes).toEqual(['PLAN_LIMIT_REACHED']);
    expect((await invite(berta, 'uno@salon.mx')).codes).toEqual([]);
    await berta.ask('mutation ($id: ID!) { revokeInvitation(input: { invitationId: $id }) { invitationId } }', {
      id: first.data['inviteMember']?.['invitation']?.['id'],
    });
    world.clock.advance(7 * 86_400_000);
    const third = await invite(berta, 'tres@salon.mx');
    expect(third.codes).toEqual([]);
    await accept(third);
    expect((await invite(berta, 'cuatro@salon.mx')).codes).toEqual(['PLAN_LIMIT_REACHED']);
    const members = await berta.ask('{ organization { members(last: 1) { nodes { id } } } }');
    const id = ((members.data['organization']?.['members']?.['nodes'] ?? []) as unknown as { id: string }[])[0]?.id;
    await berta.ask('mutation ($id: ID!) { removeMember(input: { membershipId: $id }) { membershipId } }', { id });
    expect((await invite(berta, 'cuatro@salon.mx')).codes).toEqual([]);
  });

  test('are counted again when someone joins: after a smaller plan the link waits for a seat', async () => {
    const carla = await world.signUp('Carla');
    await world.allowMembers(carla, null);
    const invited = await Promise.all(Array.from({ length: 5 }, (_, index) => invite(carla, `socia${index}@salon.mx`)));
    await world.allowMembers(carla, 3);
    const joined = await Promise.all(invited.map((each) => accept(each)));
    const refused = joined.filter((answer) => answer.codes[0] === 'PLAN_LIMIT_REACHED');
    expect(refused.length).toBe(3);
    expect(refused[0]?.session).toBeUndefined();
    expect(await memberCount(carla)).toEqual({ members: 3, open: 3 });
    await world.allowMembers(carla, 15);
    const waiting = invited[joined.findIndex((answer) => answer.codes.length > 0)];
    if (waiting === undefined) throw new Error('nobody waits');
    expect((await accept(waiting)).codes).toEqual([]);
  });

  test('are those of a trial until the plan is known', async () => {
    const dora = await world.signUp('Dora');
    for (let index = 1; index < 15; index += 1) {
      expect((await invite(dora, `prueba${index}@salon.mx`)).codes).toEqual([]);
    }
    expect((await invite(dora, 'prueba15@salon.mx')).facts).toEqual([
      { limit: 15, usage: 15, resetAt: null, plan: 'ENTERPRISE' },
    ]);
  });
});
