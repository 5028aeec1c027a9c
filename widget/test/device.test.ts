import { describe, expect, test } from '@jest/globals';
import { deviceOf, ownDevice } from '../src/transport/device.js';

describe('the device of a visitor', () => {
  test.each([
    [true, 390, 'PHONE'],
    [true, 599, 'PHONE'],
    [true, 768, 'TABLET'],
    [false, 390, 'DESKTOP'],
    [false, 1080, 'DESKTOP'],
  ] as const)('A screen with touch %s whose shorter side has %s pixels is a %s', (isTouch, shorterSide, device) => {
    expect(deviceOf({ isTouch, shorterSide })).toBe(device);
  });

  test('Outside of a browser nothing is said', () => expect(ownDevice()).toBeUndefined());
});
