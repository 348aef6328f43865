import { expect, it } from 'vitest';
import { centredScroll } from './centredScroll';

const container = { left: 20, width: 300 };

it('moves a part that is out of sight, or cut, to the middle', () => {
  expect(centredScroll(container, { left: 380, width: 30 })).toBe(225);
  expect(centredScroll(container, { left: -55, width: 30 })).toBe(-210);
  expect(centredScroll(container, { left: 300, width: 30 })).toBe(145);
});

it('leaves a part where it is that is whole in sight', () => {
  expect(centredScroll(container, { left: 20, width: 30 })).toBe(0);
  expect(centredScroll(container, { left: 290, width: 30 })).toBe(0);
});

it('leaves a container that is not drawn', () => {
  expect(centredScroll({ left: 0, width: 0 }, { left: 0, width: 0 })).toBe(0);
});
