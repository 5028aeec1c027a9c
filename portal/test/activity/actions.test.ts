import { describe, expect, test } from '@jest/globals';
import { actorIn, isTaken, subjectIn, wordOf } from '../../src/features/activity/model/actions.js';

describe('entries of the activity log', () => {
  const words = { deleted: 'Cuenta eliminada', platform: 'La plataforma' };
  const roleWords = (role: string): string => `rol ${role.toLowerCase()}`;

  test.each([
    ['ana@salon.mx (VIEWER)', 'ana@salon.mx (rol viewer)'],
    ['ana@salon.mx (BOT_MANAGER)', 'ana@salon.mx (rol bot_manager)'],
    ['ana@salon.mx', 'ana@salon.mx'],
    ['clave (vieja)', 'clave (vieja)'],
    ['VIEWER', 'VIEWER'],
  ])('A new role is shown in words: %s', (subject, shown) => {
    expect(subjectIn(subject, roleWords)).toBe(shown);
  });

  test.each([
    ['platform', 'La plataforma'],
    ['deleted account 01980000-0000-7000-8000-000000000001', 'Cuenta eliminada'],
    ['ana@salon.mx', 'ana@salon.mx'],
  ])('Who it was is shown in words: %s', (actor, shown) => {
    expect(actorIn(actor, words)).toBe(shown);
  });

  test('An action of a newer release has no words, and names of every object are no actions', () => {
    expect(['member.invited', 'newer.action', 'constructor', '__proto__'].map(wordOf)).toEqual([
      'memberInvited',
      null,
      null,
      null,
    ]);
  });

  test('Data that left as a file are told apart from changes', () => {
    const taken = [
      'export.downloaded',
      'report.mailed',
      'visitor-file.downloaded',
      'bot.exported',
      'bot-texts.exported',
    ];
    expect(taken.every(isTaken)).toBe(true);
    expect(['member.invited', 'organization.updated', 'api-key.created'].some(isTaken)).toBe(false);
  });
});
